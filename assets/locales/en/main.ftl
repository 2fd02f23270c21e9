# Every sentence Afterimage says in English.
# A number is always an argument: what is promised is read from the running program, never written here.

## The frame of every page

skip = Skip to the content
description = Make a picture from words. No account; your words are forgotten when you have your answer.
nav-main = Pages
nav-policies = Policies
nav-languages = Languages
nav-languages-beside = In another language the form is empty. It opens in a new tab; this page keeps your words.
nav-front = Make a picture
nav-gallery = Gallery
nav-about = About
nav-privacy = Privacy
nav-cookies = Cookies
nav-terms = Terms
nav-contact = Contact
nav-api = For programs
nav-your-data = Your data
footer-operator = Run by { $operator }.
footer-nobody = The operator of this server has not given a name.
theme-to-dark = Switch to the dark theme
theme-to-light = Switch to the light theme

## The form

front-heading = What would you like to see?
front-promise = No account. This server forgets your words as soon as you have your answer.
prompt-again = What you would like to see
prompt-example = A quiet harbour at dawn in winter, watercolour
history = Words of before
link = Copy a link to this
note-close = Close this line
careful-dismiss = I know
model = Model
model-change = Show what this model takes
size = Shape and size
size-swap = Turn the shape
count = Pictures
cost = Each picture counts as one of { $most } a minute.
style = Style
style-none = As written
style-adds = Adds:
style-comic = Comic
style-ink = Ink
style-oil = Oil
style-pencil = Pencil
style-photo = Photograph
style-pixel = Pixel art
style-watercolour = Watercolour
style-woodcut = Woodcut
quality = Quality
background = Background
format = File format
choice-usual = As usual
choice-auto = Automatic
choice-high = High
choice-low = Low
choice-medium = Medium
choice-opaque = Opaque
choice-standard = Standard
choice-transparent = Transparent
more = More settings
negative_prompt = What should not be in it
seed = Seed
seed-hint = A whole number. The same words with the same seed begin from the same chance. Empty means random.
seed-lock = Keep this seed
seed-last = The last picture’s seed
seed-throw = Throw a new seed
steps = Steps
guidance = How closely to follow the words
image = Your own picture
image-hint = PNG, JPEG or WebP, at most { $bytes } and { $width } × { $height } pixels. It is sent with your words to the service that makes the picture; place, time, camera and comments are taken out of the file first. This server forgets it with your words.
image-later = Without JavaScript, choose the file on the next page, beside the code: this page cannot hand it on.
image-again = A page cannot keep a file. Choose yours again.
mask = Mask
mask-hint = A PNG file, exactly as wide and high as your picture.
mask-transparent = The picture is made anew where the mask is transparent.
mask-white = The picture is made anew where the mask is white; nothing in it is transparent.
strength = How far to go from your picture
range-hint = From { $least } to { $most }.
keep-words = Keep my words in this browser: with the picture, and in a list
make = Make the picture
make-file = Make it as a file
stand_in = If the service fails, another one may make the picture
stand_in-terms = In place of { $model }: { $other }. Who: { $name }. Where: { $region }. Keeps: { $retention }. Trains on it: { $training }.
stand_in-painter = In place of { $model }: { $other }, a small program on this server and no AI model. Your words are sent to nobody else for it.
limits-rate = From one network: { $minute ->
        [one] { $minute } picture
       *[other] { $minute } pictures
    } a minute, { $hour } an hour, { $day } a day.
limits-prompt = A prompt has at most { $most } characters.
limits-solve = One answered check is good for { $count ->
        [one] one picture.
       *[other] up to { $count } pictures at once.
    }
funds-left = Of an hour’s pictures about { $percent } % are left for everybody.
funds-hour-spent = This hour’s pictures are used up. The next one can be made at { $opens } UTC.
funds-day-spent = Today’s pictures are used up. The next one can be made at { $opens } UTC.

## How it is made, and where the words go

card-heading = How pictures are made
label-model = AI-generated: an AI model makes these pictures
label-painter = Painted by a program, no AI model
card-painter = A small program on this server reads your words and paints. They are sent to nobody else.
card-painter-moderated = A small program on this server reads your words and paints.
card-moderation = Looked at first: another service checks the words
card-moderation-sent = Before a picture is made, your words, and a picture you send with them, are sent to this service, which may decline them. Your address and this session are not.
card-sent = Your words are sent to the service that makes the picture. Your address and this session are not.
card-who = Who
card-region = Where
card-retention = Keeps
card-training = Trains on it
card-terms = Its terms
card-unstated = Not stated by the operator

## The check

challenge-legend = A short check
challenge-hint = Copy the letters and digits of the picture from left to right, the high ones and the low ones. Upper or lower case does not matter.
challenge-alt = A picture of the letters and digits to copy
challenge-code = The code
challenge-new = Show another code
challenge-listen = Listen to the code
challenge-stop = Stop
challenge-sound = The code as sound
challenge-sound-file = Save the sound
challenge-sound-hint = The sound says the same code twice: digits by their names, and for each letter a word that begins with it. Type the digits and the first letters.
challenge-sound-language = The sound is in English.
challenge-other = Hard to read? Leave it empty and press the button, and you get another one.
challenge-later = When you press the button you are asked to copy a short code from a picture or a sound. What you typed stays in the form.
challenge-passed = When you press the button now, you are not asked for another code: what went wrong was not your doing.
challenge-needs-script = Before each picture this site lets your browser do a short calculation. That takes JavaScript, which is switched off here: allow it for this site to make pictures.
challenge-title = One short check
challenge-lead = Copy the code, then your picture is made. What you typed is still in the form.

work-hint = Your browser does a short calculation, so that programs cannot empty this service. It begins when you turn to the form and runs beside you.
work-progress = Progress of the calculation
work-stop = Stop the calculation
work-start = Start the calculation
work-letters = Type the letters instead
work-instead = Let the browser work instead

## The stage, filled by the page's script

stage = Your picture
stage-empty = Your picture appears here. It is kept in this browser, not on this server.
stage-empty-noscript = Your picture comes on the next page.
progress = Progress of the picture
cancel = Cancel
download = Download
remove = Remove
undo = Undo
again = Try again
vary = Another one
reuse = Use its settings
job-close = Close
stage-job = One request
tell = Tell me when it is done

## The words of before, kept by the browser

history-title = Words of before
history-where = They are in this browser only, because you asked to keep them.
history-search = Search your words
history-close = Close
history-clear = Delete all
history-clear-sure = Yes, delete all

## The answer page, without script

answer-title = Your picture
answer-started = Your picture is being made. This page fills itself; leave it open.
answer-place = Your place in line: { $place }.
answer-percent = { $percent } % done.
answer-alt = Picture { $number }, made from your words
answer-save = To keep it, save the picture with your browser’s menu. This server keeps no copy.
answer-some = { $count } of { $asked } pictures arrived.
answer-seed = Seed: { $seed }
answer-made-by = Made by { $model }.
answer-stood-in = Made by { $model }, which stood in for the model you chose.

## What the script says

script-file-too-large = The file is too large. What can be taken is said above.
script-fault = { $title }. { $detail }
script-cost = This takes { $count } of the { $most } pictures a minute from your network.
script-range = From { $least } to { $most }.
script-enough = Pictures under way: { $count }. Wait for one, or cancel one.
script-elapsed = { $time } so far.
script-left = About { $time } to go.
script-left-behind = Requests under way when this page was left: { $count }. They were cancelled, and may have been counted.
script-offline = There is no network. What you typed stays here.
script-online = The network is back.
script-tell-on = A notice comes when you look elsewhere. It holds none of your words.
script-tell-denied = This browser shows no notices for this page. The title of the tab says it too.
script-history-count = Entries: { $count }
script-history-delete = Delete
script-link-copied = The link is copied. It holds your words; nobody but those who get it can read them.
script-link-here = Copy this link:
script-link-empty = There are no words to link to.
script-link-long = That is too long for a link.
script-link-filled = A link filled this form. Nothing is sent until you press the button.
script-link-filled-part = A link filled this form, but not everything in it can be had here. Nothing is sent until you press the button.
script-link-waits = A link brought words, but you have typed some. Yours stay. Empty the field and open the link again.
script-careful-email = There seems to be an e-mail address in your words. They are sent to whoever makes the picture.
script-careful-phone = There seems to be a phone number in your words. They are sent to whoever makes the picture.
script-careful-card = There seems to be a card number in your words. They are sent to whoever makes the picture.
script-sending = Sending your words
script-place = Your place in line: { $place }
script-painting = Your picture is being made
script-preview = A first view of picture { $number }
script-picture = Picture { $number }, made from your words
script-done = Your picture is ready.
script-done-some = { $count } of { $asked } pictures arrived.
script-stood-in = Made by { $model }, which stood in for the model you chose.
script-seed = Seed { $seed }
script-kept = Kept in this browser.
script-kept-full = This browser’s storage is full, so the picture is not kept. Download it, or make room in the gallery.
script-kept-not = This browser does not let the page keep anything. Download the picture, or it is gone when you leave.
script-kept-copy = A smaller copy is kept in this browser. Download the picture to have it as it came.
script-kept-moved = Smaller copies that made room: { $count }. Their pictures are still in the gallery.
script-kept-undone = The copies are back where they were.
script-kept-not-undone = There is no longer room for all of them. What is left is in the gallery.
script-kept-ask = To keep this picture, older ones have to go for good: { $count }. They are kept nowhere else, so download here what you want to have.
script-kept-removed = Removed from this browser.
script-lasting = Your browser has agreed not to clear it by itself.
script-not-lasting = Your browser may clear it when the disk is full. Download what you want to be sure of.
script-cancelled = Cancelled. What you typed is still here. The picture may have been counted.
script-stopped = Cancelled before it was sent. Nothing was used up.
script-lost = The connection was lost before the picture came. What you typed is still here. The picture may have been counted.
script-lost-some = The connection was lost. { $count } of { $asked } pictures arrived and are shown.
script-unreachable = This server cannot be reached. Look at your connection and try again; what you typed is still here.
script-unshown = This browser cannot show this picture, but it can be downloaded.
script-unexpected = This server gave an answer this page does not understand. Reload the page and try again.
script-retry = Try again in { $time }.
script-counter = { $count } of { $most } characters.
script-too-long = That is longer than the form takes.
script-challenge-loading = A code is coming.
script-challenge-first = Copy the code first.
script-challenge-old = That code was too old. Here is a new one.
script-challenge-wait = No new code for now. Try again in { $time }.
script-challenge-failed = The code could not be loaded.
script-challenge-passed = No new code is needed for the next try.
script-work-running = Your browser is calculating.
script-work-done = Done. There is nothing to type.
script-work-queued = Your picture is made as soon as the calculation is done.
script-work-harder = Your browser does a longer calculation to make room beyond your network’s share. Then your picture is made by itself.
script-work-stopped = The calculation is stopped. Nothing was used up.
script-work-wait = No new calculation for now. Try again in { $time }.
script-work-failed = The calculation could not be loaded.
script-work-unable = This browser cannot do the calculation here.
script-work-passed = No new calculation is needed for the next try.
script-sound-loading = The sound is coming.
script-sound-over = That was the whole code.
script-sound-wait = No sound for now. Try again in { $time }.
script-sound-gone = This code cannot be played any more. Show another one.
script-sound-failed = The sound could not be played.
script-code-used = Here is a new code for the next picture.
kept-replace = Delete the older ones and keep this

## The gallery

gallery-title = Gallery
gallery-lead = Your pictures, from this browser’s own storage. This server has none of them.
gallery-noscript = The gallery reads your browser’s storage, and that needs scripts. Without scripts, save each picture with your browser’s menu.
gallery-empty = Nothing here yet.
gallery-make = Make a picture
gallery-blocked = This browser does not let the page read its storage, so there is no gallery. Private windows and strict settings do this.
gallery-delete-all = Delete all
gallery-delete-all-ask = Delete every picture kept in this browser?
gallery-delete-all-note = They exist nowhere else, unless you have exported or downloaded them. This cannot be undone.
gallery-delete-all-yes = Yes, delete all
gallery-delete = Delete
gallery-keep = Keep them
gallery-close = Close
gallery-earlier = Earlier picture
gallery-later = Later picture
gallery-viewer = Picture, large
gallery-search = Search your words, a model or a size
gallery-favourites = Favourites
gallery-order = Order
gallery-newest = Newest first
gallery-oldest = Oldest first
gallery-all = Select all
gallery-none = Select none
gallery-selection = Selected pictures
gallery-favourite = Favourite
gallery-compare = Compare
gallery-zip = Download as ZIP
gallery-nothing-found = No picture fits.
gallery-format = Format of the download
gallery-format-received = As it came
gallery-format-note = This browser changes what is drawn, so that no page can recognise it. That is why a picture can be downloaded here only as it came.
gallery-reuse = Make another like this
gallery-copy = Copy the picture
gallery-copy-words = Copy the words
gallery-share = Share
gallery-comparison = Two pictures, compared
gallery-way = Show
gallery-way-beside = Side by side
gallery-way-over = One over the other
gallery-split = Line between the pictures
gallery-erase = Delete everything
gallery-erase-note = You can delete one picture or several above, and take it back. Here you delete all of them, for good.
gallery-export-first = Export first
export-title = Take everything with you
export-note = One file with all your pictures, their facts, your favourites, the words you kept and your settings. Take it to another browser, or keep it in case this one forgets.
export-passphrase = Passphrase, if the file shall be locked
export-again = The passphrase again
export-passphrase-note = Nobody can open the file without it, and nobody can give it back to you.
export-no-lock = This page came over plain HTTP. Here the browser cannot lock a file with a passphrase.
export-do = Export everything
export-zip = Pictures as ZIP
import-label = A file that was exported
import-note = What is in it is added to what is here. A picture that is here already is not added again.
import-passphrase = The file’s passphrase
import-do = Import
storage-title = Your browser’s storage
storage-seen = I have read this
storage-quality = Quality of the smaller copies
storage-quality-small = Small: more copies fit
storage-quality-good = Good
storage-quality-best = Best: fewer copies fit
storage-quality-note = Every picture is also kept as it came, while there is room. The copies are for a quick look, and for when the file is lost. This changes only the copies to come.
script-storage-copies = Smaller copies: { $used } of { $most } characters (localStorage)
script-storage-copies-none = Smaller copies: this browser has no place for them (localStorage is blocked).
script-storage-files = Files as they came: { $used } of { $most } (IndexedDB)
script-storage-files-unknown = Files as they came: { $used } (IndexedDB). This browser does not say how much room there is.
script-storage-files-none = Files as they came: this browser has no place for them (IndexedDB is blocked).
script-offline-gallery = This gallery also opens without a network.
script-plain = This page came over plain HTTP. Here the browser cannot promise to keep the pictures, cannot show the gallery without a network, and cannot lock a file with a passphrase. Download what you want to be sure of.
script-quality-chosen = Copies are made like this from now on.
script-quality-forgotten = This browser did not let the page remember it.
script-missing-files = This browser has cleared the files of your pictures: { $count }. Those that had a smaller copy are still here.
script-missing-copies = This browser has cleared the smaller copies of your pictures: { $count }. The pictures that were also kept as files are still here.
script-gallery-count = Pictures kept: { $count }
script-gallery-open = Open picture { $number }
script-gallery-deleted = Deleted: { $count }
script-gallery-deleted-all = All deleted.
script-gallery-not-deleted = This browser did not let the page delete it.
script-gallery-found = Pictures found: { $count } of { $most }
script-gallery-select = Select
script-gallery-favourite = Favourite
script-gallery-selected = Selected: { $count }
script-gallery-position = Picture { $place } of { $most }
script-gallery-restored = They are back.
script-gallery-not-restored = There is no longer room for all of them.
script-gallery-not-changed = This browser did not let the page remember it.
script-gallery-zipping = Packing: { $count } of { $most }
script-gallery-zipped = Packed: { $count }. Open index.html in the ZIP file to look at them without a network.
script-gallery-not-zipped = The ZIP file could not be made. Perhaps these pictures are too many or too large for one; select fewer.
script-gallery-converted = The download now has the format you chose.
script-gallery-not-converted = This browser cannot write this format.
script-gallery-copied = The picture is copied.
script-gallery-copied-words = The words are copied.
script-gallery-not-copied = This browser did not let the page copy it.
script-gallery-not-shared = This browser did not let the page share it.
script-export-short = The passphrase is too short. Take at least { $count } characters; several words are best.
script-export-differs = The two passphrases differ.
script-export-going = Exporting: { $count } of { $most }
script-export-done = Exported. The file is not locked: whoever has it can see your pictures.
script-export-done-locked = Exported and locked with your passphrase.
script-export-failed = The export did not work. Nothing here has changed.
script-import-none = Choose a file first.
script-import-reading = Reading the file.
script-import-going = Importing: { $count } of { $most }
script-import-added = Pictures added: { $count }.
script-import-known = Here already: { $count }.
script-import-refused = Left out, because they are no pictures this page knows: { $count }.
script-import-full = Left out, because there is no room: { $count }.
script-import-foreign = This is no file that a gallery like this one exported. Nothing has changed.
script-import-newer = A newer version of this page wrote this file. Nothing has changed.
script-import-locked = This file is locked. Give its passphrase.
script-import-wrong = This passphrase does not open the file. Nothing has changed.
script-import-broken = This file is damaged or not whole. Nothing has changed.
script-import-no-lock = This file is locked, and this page came over plain HTTP, where the browser cannot open it.
script-import-failed = The import stopped. What was added before is in the gallery.

## Spans of time and sizes

time-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
time-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
time-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
time-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
size-kibibytes = { $n } KiB
size-mebibytes = { $n } MiB

## Problems: the title, and what to do. Each is named by its code in the table of errors.

problem-retry = Try again in { $time }.
problem-fault = { $title }. { $detail }
problem-home = Back to the form
problem-code = Reference: { $code }
problem-reference = Reference: { $status } { $code }

error-prompt-missing = No words yet
    .detail = Say in a few words what you would like to see.
error-prompt-too-long = Too many words
    .detail = A prompt has at most { $most } characters. Shorten it and send it again.
error-prompt-characters = A character that cannot be used
    .detail = The prompt holds a control character that no picture can show. Remove it and send it again.
error-model-unknown = No such model
    .detail = Choose one of the models in the form.
error-size-unknown = No such size
    .detail = Choose one of the sizes this model makes.
error-number-invalid = Not a number
    .detail = Write a whole number, or leave the field empty.
error-number-out-of-range = Out of range
    .detail = Choose a number from { $least } to { $most }.
error-field-invalid = Not one of the choices
    .detail = The field { $field } has a value this server does not offer. Choose one of those in the form.
error-field-unknown = A field this server does not know
    .detail = The form held a field that this server does not take. Reload the page and try again.
error-field-not-taken = Not taken by this model
    .detail = The chosen model does not take the field { $field }. Leave it empty, or choose another model.
error-field-twice = The same field twice
    .detail = The form held the field { $field } more than once. Reload the page and try again.
error-image-missing = No picture to change
    .detail = An edit needs a picture. Send one, or ask for a new picture instead.
error-response-format-not-available = Not in this form
    .detail = Links to pictures do not come in a stream, or are not given out here. Ask for the picture itself.
error-image-invalid = Not a picture that can be used
    .detail = The file is no whole PNG, JPEG or WebP picture, or it moves. Choose another one.
error-image-too-large = Too large a picture
    .detail = The file has more bytes or more pixels than this server takes. What it takes is said beside the field.
error-mask-without-image = A mask without its picture
    .detail = A mask says which part of your picture is made anew. Choose the picture too, or leave the mask out.
error-strength-without-image = A strength without a picture
    .detail = The strength says how far the new picture may go from yours. Choose your picture too, or leave the field empty.
error-mask-size = A mask of another size
    .detail = The mask has to be exactly as wide and as high as the picture.
error-mask-invalid = Not a mask this model takes
    .detail = A mask is a PNG file that shows which part is made anew, in the way that is said beside the field.

error-content-refused = Not made here
    .detail = What you typed breaks a rule that the operator of this server has set. Change it and send it again. It went to nobody else, and nothing was used up.
error-moderation-refused = Declined before it was made
    .detail = The service that looks at words first declined this prompt, so no picture was made. Change it and try again; it has not been counted.
error-moderation-unavailable = Nobody could look at it
    .detail = The service that looks at words first has no answer at the moment, and without one no picture is made here. The fault is not yours.

error-challenge-missing = A code is needed
    .detail = Copy the code from the picture or the sound and send the form again.
error-challenge-wrong = That was not the code
    .detail = Here is a new one. What you typed is still in the form.
error-challenge-unknown = That code is not known here
    .detail = It was used, too old, listened to too often, or made for another session. Here is a new one.
error-challenge-work-missing = A calculation is needed
    .detail = Before each picture this site lets your browser do a calculation, which takes JavaScript. Allow it for this site, or use a browser that has it, and send the form again: what you typed is still in it.
error-challenge-work-wrong = The calculation came out wrong
    .detail = A new one is needed. What you typed is still in the form.
error-challenge-work-unknown = That calculation is not known here
    .detail = It was used, too old, or made for another session. A new one is needed; what you typed is still in the form.
error-challenge-flood = Too many checks
    .detail = Your network has asked for many checks in a short time.

error-key-missing = A key is needed
    .detail = Programs send their key with every request, as Authorization: Bearer. The operator of this server gives keys out.
error-key-mistyped = Not a whole key
    .detail = What came as a key has a slip in it, or was cut off. Copy it again.
error-key-unknown = A key this server does not know
    .detail = It was revoked, or belongs to another server. The operator of this server gives keys out.
error-key-expired = A key whose time has passed
    .detail = Ask the operator of this server for a new one.
error-idempotency-key-invalid = A key of a request that cannot be read
    .detail = Idempotency-Key is a text in quotation marks, or letters and digits without any.
error-idempotency-key-reused = Another request under the same key
    .detail = The Idempotency-Key was sent with something else before. Each request needs a key of its own.
error-request-running = This request is being answered
    .detail = The request with this Idempotency-Key is still being worked on.
error-request-over = This request is over
    .detail = The request with this Idempotency-Key was answered or given up, and nothing is kept to answer it from. Use another key for other pictures.
error-cross-site = Sent from somewhere else
    .detail = The form was not sent from this site’s own page, so it was not used. Open this site and send it from here.
error-rate-limited = Enough for now
    .detail = Your network has had its pictures for this stretch of time. Nothing you typed is lost.
error-queue-full = Busy
    .detail = Many people are waiting. Nothing was used up.
error-links-full = Too many pictures wait
    .detail = As many pictures wait behind links as this server keeps. Ask for the picture itself, or come back a little later.

error-hour-spent = This hour’s pictures are used up
    .detail = What this server may spend on pictures is shared by everybody, and your turn comes at about { $opens } UTC, or sooner. It is kept for you, and nothing was used up.
error-day-spent = Today’s pictures are used up
    .detail = What this server may spend on pictures is shared by everybody, and the next one can be made at { $opens } UTC. Nothing was used up.
error-key-spent = This key’s money is spent
    .detail = What may be spent on this key in a day is spent. The next picture can be made at { $opens } UTC. Nothing was used up.

error-upstream-refused = Declined
    .detail = The service that makes the pictures declined this prompt, and no other is asked. Change it and try again; it has not been counted.
error-upstream-withheld = The picture was withheld
    .detail = The service that makes the pictures made one, took exception to it and kept it back. The same words may come out differently another time; if not, change them.
error-upstream-not-accepted = Not accepted
    .detail = The service that makes the pictures did not accept this size or prompt.
error-upstream-unreachable = The image service cannot be reached
    .detail = The fault is not yours. Try again in a while.
error-upstream-unavailable = Temporarily unavailable
    .detail = No picture can be made at the moment. The fault is not yours.
error-upstream-busy = The image service is busy
    .detail = It has too much to do. The fault is not yours.
error-upstream-failed = The image service failed
    .detail = It broke off or gave an answer that makes no sense. The fault is not yours.
error-upstream-timeout = The image service took too long
    .detail = It did not answer in time. The fault is not yours.
error-upstream-not-an-image = Not a picture
    .detail = The image service returned something that is not an image, so it was not passed on.
error-upstream-too-large = Too large
    .detail = The image service returned more than this server passes on.

error-bad-request = A request that cannot be read
    .detail = Something in it does not follow the rules of the web. Reload the page and try again.
error-not-found = Nothing here
    .detail = There is no page at this address.
error-method-not-allowed = Not in this way
    .detail = This address does not take that kind of request.
error-request-timeout = Too slow
    .detail = The request took too long to arrive.
error-payload-too-large = Too much at once
    .detail = The request was larger than this server takes.
error-uri-too-long = Too long an address
    .detail = The address of the request was longer than this server takes.
error-unsupported-media-type = Not a form
    .detail = This address takes a form, sent plainly as a browser sends it.
error-headers-too-large = Too many headers
    .detail = The request’s headers were larger than this server takes.
error-internal = Something broke here
    .detail = The fault is this server’s, not yours. Nothing of what you sent was written down.
error-shutting-down = Restarting
    .detail = This server is about to restart. Try again in a moment.
error-unavailable = Not available
    .detail = This part of the server is not running at the moment.

## Privacy: each sentence that promises something is a message of its own

privacy-title = Privacy
privacy-lead = What this service keeps, where, and for how long. The numbers come from the running program: they are the ones it obeys.
privacy-machine = The same facts for programs:

privacy-who = Who is responsible
privacy-who-named = This service is run by { $operator }.
privacy-who-unnamed = The operator of this server has not given a name here. The software is Afterimage; its authors do not run this server and receive nothing from it.
privacy-who-role = Whoever runs it decides what is done with your data, and answers for it (the controller, GDPR, Article 4(7)).
privacy-who-contact = Questions and requests about your data:

privacy-kept = What is kept
kept-what = What
kept-where = Where
kept-how-long = How long
kept-memory = this server’s memory
kept-valkey = the memory of a Valkey store that this service’s servers share
kept-cookie = a cookie in your browser, and { $store }
kept-file = a file on this server
kept-browser = your browser
kept-request = the memory of the request

kept-prompt = Your words
kept-prompt-time = until your answer is sent
privacy-prompt-never = They are never written to a log or a file, and the memory they stood in is overwritten when it is freed.
kept-picture = The picture
kept-picture-time = while it passes
privacy-picture-window = Of a picture from an image service, at most { $window } are held at a time.
privacy-picture-none = This server keeps no copy of a picture.
privacy-picture-here = This server keeps no copy of a picture that is made on its pages.
kept-challenge = The code you are asked to copy
kept-challenge-time = at most { $life }
privacy-challenge-once = It is gone as soon as your answer is looked at, right or wrong.
kept-work = The number of a calculation that your browser has handed in
kept-work-time = at most { $life }
privacy-work-number = It is random and says nothing about you. It is kept so that no calculation counts twice; before it is handed in, nothing of it is kept.
kept-session = The session
kept-session-time = { $idle } without use, at most { $longest }
privacy-session-random = The cookie holds a signed random number and nothing about you. It has no date, so your browser drops it when it closes, unless it is set to bring back its last session.
privacy-session-asked = It is set only when you turn to the form and a check is asked for, never by reading a page.
privacy-session-pass = Beside it stands, for at most { $life }, whether your next try needs no new check because the last one failed here.
kept-rate = How many pictures and checks your network asked for
kept-rate-time = gone at most { $record } after the last request
privacy-rate-hash = It is kept under a keyed hash of your address, for IPv6 of its first { $v6 } of 128 bits. The key is only in memory and is changed regularly; the address itself is not kept.
privacy-rate-hash-shared = It is kept under a keyed hash of your address, for IPv6 of its first { $v6 } of 128 bits. The key is changed every day; in the store it is sealed under a secret that only the servers have. The address itself is not kept.
privacy-rate-networks = The networks it lies in are counted in the same way: the first { $v4 } of 32 bits for IPv4, the first { $home } and the first { $site } of 128 bits for IPv6. A code and a session are remembered with such a hash too, so that nobody can crowd out other networks.
privacy-onion-address = Whoever comes through the onion service has no address here: Tor hands none on, and the access log holds nothing of one.
privacy-onion-circuits = There it counts, in the same way, the number of your Tor circuit. A new circuit counts as a new visitor; all circuits together are allowed as much as { $clients } visitors.
privacy-rate-window = It counts over at most { $window }.
privacy-rate-keys = A program with a key from the operator is counted under a hash of that key instead of its network. Until this server’s next start, it also keeps under the key’s name how many requests, pictures and refusals there were, and what they cost.
kept-share = That your network waits for its share of the money for pictures, or has had more than it
kept-share-time = gone at most { $record } after the last request
privacy-share-why = What the operator spends on pictures is shared out fairly with it: nobody gets more while somebody who waits has had less.
privacy-share-hash = It is kept under the same keyed hash, and says nothing of what was made.
kept-spending = What was spent on a program’s key, where the operator has set a limit for it
kept-spending-time = gone at most { $record } after the last request
privacy-spending-sums = Under a hash of the key, sums of money, each of ten minutes. They count for a day, and say nothing of what was made.

kept-idempotency = That a program asked for a picture
kept-idempotency-time = gone at most { $life } after the answer
privacy-idempotency-hash = It is kept only if the program gives its request a name: as keyed hashes of the name and of what was asked for, so that no picture is made twice by mistake. It holds no words.

kept-link = A picture that a program asked a link to
kept-link-time = at most { $life }; gone as soon as it is fetched
privacy-link-key = It waits encrypted under a key that stands in the link and nowhere else, and it is given out once.
privacy-link-room = With it stands a hash of the program’s key, so that no key takes all the room there is for such pictures.

kept-log = A line of the access log
kept-log-time = { $life }, then deleted
privacy-log-fields = It holds the time, the method, the kind of page, the status, how long it took and how large the answer was.
privacy-log-never = It holds no prompt, no picture, no full address, no browser name and nothing after a question mark.
privacy-log-prefix = Of your address it holds the first { $v4 } of 32 bits (IPv4) or { $v6 } of 128 bits (IPv6).
privacy-log-no-address = It holds nothing of your address.
privacy-log-none = This server writes no access log.
kept-own = Your pictures and the theme you chose
kept-own-time = until you erase them
privacy-own-stays = They are sent back to this server only if you choose one to make a new picture from. Your words are kept, with a picture and in a list, only if you ask for it.
kept-configuration = the operator’s configuration
kept-key = What a key for programs is known by
kept-key-time = until the operator takes it away
privacy-key-hash = Its name, a hash of it and its last four characters. The key itself is kept nowhere.
kept-use = How often a key for programs was used
kept-use-time = until the server stops
privacy-use-numbers = Four numbers for each key: requests, pictures, refusals and what was spent. Not when, not from where and not for what.

privacy-words = Where your words go
privacy-words-only = What is sent: your words and the settings of the form. What is not: your address, your session, the name of your browser.
privacy-words-picture = A picture you give is sent too, and its mask. Place, time, camera, names and comments are taken out of the file first; what is to be seen in it stays. This server forgets it with your words.
privacy-words-refusal = If a service declines a prompt because of its content, it is not tried on another.

transfer-inside = As far as this says, your words stay in the European Economic Area there.
transfer-outside = As far as this says, your words leave the European Economic Area there. What that rests on (GDPR, Chapter V), the operator has not stated.
transfer-ground = Your words may leave the European Economic Area there. What that rests on (GDPR, Chapter V): { $ground }
transfer-unsaid = Whether your words leave the European Economic Area there, the operator has not stated.

privacy-recipients = Who else gets to see it
privacy-recipients-hosting = The machines that this server runs on: { $hosting }
privacy-recipients-proxy = What you send and what you get passes through: { $proxy }
privacy-recipients-unstated = The operator has not said whose machines this server runs on, or what stands in front of it.
privacy-recipients-nobody = This program gives nothing to anybody else. Where the law forces an operator to hand something over, there is only what the table above says.

privacy-not = What does not happen
privacy-not-account = There are no accounts, and nobody asks for your name or e-mail address.
privacy-not-account-keys = Visitors have no accounts, and nobody asks for their name or e-mail address. Programs have keys, which the operator gives out.
privacy-not-third = No page loads anything from anywhere but this server: no analytics, no advertising, no fonts, no embedded content.
privacy-not-profile = Nobody is followed from one visit to the next beyond the counts above, and no program decides about you beyond what is named below.
privacy-not-counted = The server counts what it does, such as pictures and refusals, in sums over everybody. No sum is for one visitor, address or session; what programs with a key ask for is summed up by key.
privacy-not-sold-moderated = No data is sold. This program gives your words to the services named above, and to nobody else.
privacy-not-sold = No data is sold, and this program gives none to anybody but the service that makes the picture, if there is one.

privacy-basis = What it is used for, and why that is allowed
purpose-what = What for
purpose-ground = Legal ground
purpose-contract = what you asked for (GDPR, Article 6(1)(b))
purpose-interest = a legitimate interest (GDPR, Article 6(1)(f))
purpose-picture = Making the picture
privacy-purpose-picture = Your words, the settings of the form and a picture you give are used for it.
purpose-check = Telling people from programs
privacy-purpose-check = The code or the calculation, the session and a hash of your network are used for it. The interest: that programs do not use up what is meant for people.
purpose-limits = Sharing what there is
privacy-purpose-limits = The counts for your network are used for it. The interest: that the service stays fair and can be paid for.
purpose-log = Finding faults and attacks
privacy-purpose-log = The access log is used for it. The interest: that the service keeps working and stays safe.
purpose-moderation = Keeping unlawful pictures from being made
privacy-purpose-moderation = Your words, and a picture you give, are used for it, by the service that is named above. The interest: that no unlawful pictures are made here.
privacy-basis-only = What is kept is used for nothing else.
privacy-basis-object = You may object to what rests on a legitimate interest by writing to the operator (GDPR, Article 21).
privacy-basis-need = Nobody has to give any data; without words there is just nothing to make.

privacy-rights = Your rights
privacy-rights-list = Where the GDPR applies, you may ask what is held about you, have it corrected, erased, restricted or handed over, and object to its use (Articles 15 to 21).
privacy-rights-answer = Write to the operator. You are owed an answer within a month, and it is free (Article 12).
privacy-rights-eleven = This server cannot tell who you are, and it need not find out to answer you (Article 11). There is no record in which an operator could look you up by name.
privacy-rights-eleven-keys = This server cannot tell who a visitor is, and it need not find out to answer you (Article 11). Only what is counted for a program’s key can be looked up, by the name that the operator gave the key.
privacy-rights-self = What is held about your connection goes by itself after the times above. You can look at it at any time, take a copy, and erase what can be erased, without saying who you are.
privacy-rights-look = See and erase what is held about your connection
privacy-rights-pictures = Your pictures are in your browser. Delete them in the gallery, or with the browser’s own settings for this site.
privacy-rights-complain = You may complain to a data protection authority, for instance where you live (Article 77).

privacy-decisions = Decisions by a program
privacy-decisions-what = A program decides whether a check is passed, whether a limit is reached and whether a prompt breaks the rules here. It judges a request and not a person, and has no legal effect for you (GDPR, Article 22).

privacy-reach = What no software can promise
privacy-reach-operator = An operator can change the program on this server. You trust that this has not been done.
privacy-reach-upstream = A service that makes the pictures may keep what it is sent. What it says about that is written above; this server cannot check it.
privacy-reach-moderation = So may the service that looks at your words first.
privacy-reach-network = Whoever watches the network can see that you use this site, and when, and how much is sent; not what, if the site’s address begins with https. Tor or a VPN hides your address from this server too.
privacy-reach-host = The company that hosts this server, or a proxy in front of it, can see what passes through its hands.
privacy-reach-swap = A machine that runs short of memory may move parts of it to its disk (swap). Its operator can switch that off; this program cannot.
privacy-reach-store = Whether the store that the servers share also writes to a disk is set there; this program cannot see it.
privacy-reach-computer = Somebody who uses your browser after you can see the pictures it keeps.

privacy-children = Children
privacy-children-not = This service is not made for children under 16. It asks nobody’s age, for it would have to ask who you are.

privacy-changes = Changes
privacy-changes-since = In force as it is since { $date }.
privacy-changes-written = This page is written by the program from its own settings, so it changes when they do. What it says now is what applies now.
privacy-changes-mark = The settings it is written from have the mark { $mark }. When one of them changes, so does the mark, and the feed has a new entry.
privacy-changes-feed = To be told of changes, follow the feed:
change-first = The first version of this page.
feed-title = { $name }: changes to the privacy page
feed-change = Changed on { $date }
feed-settings = Settings { $mark }
feed-makers = The settings that the privacy page is written from are not those of before, or you see this feed for the first time. Pictures are made by: { $makers }.
feed-moderation = Prompts are looked at first by: { $service }.
feed-more = All of it is on the privacy page.

## Your data

your-title = Your data
your-lead = What this server holds about your connection now, and what this browser holds. Nobody asks who you are.
your-known = How your connection is known
your-known-address = By a keyed hash of your address. The address itself is not kept, and this page does not show it.
your-known-prefix = By a keyed hash of the first { $bits } of the 128 bits of your IPv6 address. The address itself is not kept, and this page does not show it.
your-known-circuit = By a keyed hash of the number of your Tor circuit. No address of yours has reached this server. With a new circuit nothing here is known to be yours.
your-known-shared = Whoever shares your address with you, at home or behind a provider, shares these counts. This server cannot tell you apart.
your-known-look = Looking changes nothing: no cookie is set, nothing is counted, and no session is made longer.
your-counts = What was counted
your-counts-where = It is in { $store }: only how many, and not what.
your-count-pictures = Pictures
your-count-worked = Pictures beyond that, for a longer calculation
your-count-checks = Checks asked for
your-count-sounds = Sounds of checks
your-count-none = { $what }: nothing is counted now.
your-window = In
your-window-minute = a minute
your-window-hour = an hour
your-window-day = a day
your-allowed = Allowed
your-used = Used
your-left = Left
your-ends = Gone
your-number = { $count }
your-ends-none = nothing counted
your-ends-in = in { $time }
your-counts-networks = The networks around your address are counted too, the widest by its first { $bits } bits. Others use them as well, so their counts are not shown here; what is left for you takes them into account.
your-counts-circuits = All circuits together are counted too. Others use them as well, so their counts are not shown here; what is left for you takes them into account.
your-counts-ends = No count is older than { $window }. One that has ended is cleared from memory within { $sweep }.
your-share = Your share of the money
your-share-none = Nothing is remembered about it.
your-share-waits = Your connection waits for its turn.
your-share-ahead = Your connection has had more than its share until now.
your-share-ends = That is forgotten in { $time } at the latest, if you ask for nothing more. It is in { $store }.
your-session = The session
your-session-none = There is none.
your-session-there = There is one. It ends in { $time } if you do nothing more in it, and at most { $longest } after it began. It is in { $store }.
your-session-no-checks = No check is open in it.
your-session-checks = { $count ->
    [one] One check is open in it, and ends in { $time }.
   *[other] { $count } checks are open in it. The last ends in { $time }.
}
your-session-pass = Your next try needs no new check, for { $time } more.
your-under-way = Under way
your-under-way-none = No request of your connection waits or is being answered by this server.
your-under-way-count = { $count ->
    [one] One request of your connection waits or is being answered by this server.
   *[other] { $count } requests of your connection wait or are being answered by this server.
}
your-unfound = What nobody can look up
your-unfound-log = Lines of the access log. They hold no name that leads to you, so yours cannot be told from others’. Each is deleted after { $life }.
your-unfound-no-log = There is no access log.
your-unfound-work = The random number of a calculation that was handed in. It stands under no session, and is gone within { $life }.
your-unfound-words = Your words and pictures: when you have your answer, this server has neither.
your-browser = In this browser
your-browser-cookie = A cookie called { $name }, while there is a session. Scripts cannot read it, so it is not in the list below.
your-browser-noscript = What else this browser keeps for this site can only be listed by a script. Your browser’s own settings for this site show it too.
your-copy = Take a copy
your-copy-what = The same facts as a file. It is about your connection; what your browser keeps is not in it.
your-copy-file = Save what this server holds
your-erase = Erase
your-erase-connection-what = Forget this connection: the session and its open checks are gone at once, and your browser drops the cookie. Your pictures stay in your browser.
your-erase-connection = Forget this connection
your-erase-everything-what = Erase everything: that, and everything this browser keeps for this site, your pictures too. You are asked once more.
your-erase-everything = Erase everything here …

erase-ask-title = Erase everything?
erase-ask-lead = Your pictures in this browser are erased too.
erase-ask-what = What goes: the session, the cookie, and all that this browser keeps for this site: pictures, words, settings.
erase-ask-final = The pictures exist nowhere else, unless you have exported or downloaded them. This cannot be undone.
erase-ask-export = Save your pictures first
erase-ask-keep = Keep everything
erase-ask-yes = Yes, erase everything
erase-connection-title = Forgotten
erase-connection-lead = This server knows no session of yours any more.
erase-everything-title = Erased
erase-everything-lead = This server knows no session of yours any more, and your browser was told to erase what it keeps for this site.
erase-gone = What is gone
erase-gone-session = The session, with its open checks and whatever it was still good for.
erase-gone-cookie = The cookie: your browser was told to drop it.
erase-gone-browser = What this browser kept for this site: your browser was told to erase it.
erase-gone-noscript = Whether it did cannot be seen without a script. Browsers do it only where the address begins with https; elsewhere, use your browser’s own settings for this site.
erase-stays = What stays
erase-stays-count = How much your connection has used, as a bare number, until its time is over: at most { $window }.
erase-stays-why = If it could be erased, anybody could have as much as they like by erasing it again and again.
erase-stays-hash = It stands under a keyed hash of your address. The key changes regularly, so after { $record } at most nothing here could be matched with you.
erase-stays-under-way = A picture that is being made for you now goes on until you cancel it or leave its page.
erase-stays-browser = What your browser keeps itself: your pictures and settings.
erase-stays-log = Lines of the access log, which nobody can find by visitor. Each is deleted after { $life }.
erase-look = Look at what is left

script-browser-looking = Looking …
script-browser-nothing = This browser keeps nothing for this site.
script-browser-blocked = This browser does not let the page look.
script-browser-pictures = Pictures
script-browser-words = Words you typed
script-browser-settings = Settings
script-browser-theme = The theme
script-browser-other = Other entries
script-browser-visit = Entries of this tab
script-browser-database = Database { $name }, { $part }
script-browser-cache = Cache { $name }
script-browser-worker = Service worker
script-browser-whole = In all, as the browser counts
script-browser-entries = { $count } · { $size }
script-browser-number = { $count }
script-browser-erased = Looked again: this browser keeps nothing for this site.
script-browser-left = This could not be erased here. Use your browser’s own settings for this site:
script-allowance-hour = { $left } of { $most } pictures left this hour.
script-allowance-day = { $left } of { $most } pictures left today.

## Cookies

cookies-title = Cookies
cookies-lead = One cookie, and only when it is needed. No banner, because there is nothing to agree to.
cookies-one = The cookie
cookies-none = This server asks for no check, so it sets no cookie.
cookies-name = It is called { $name }.
cookies-onion = At the onion service it is called { $name }.
cookies-purpose = It links the check you are given to your answer, and remembers that a try that failed here needs no new check. It also lets you see and erase what is kept under it. It does nothing else.
cookies-when = It is set when a check is asked for: when you turn to the form, or when you send the form without an answer. Reading a page sets none.
cookies-value = Its value is a signed random number. Only this site gets it, scripts cannot read it, and it is not sent when you come from another site.
cookies-life = It has no date: it ends when you close the browser, unless the browser is set to bring back its last session. What it stands for is in { $store }, and ends after { $idle } without use, and after { $longest } at the latest.
cookies-storage = Your browser’s storage
cookies-storage-pictures = Pictures you make with scripts on are kept in this browser’s storage for this site, so that you find them in the gallery: a smaller copy in localStorage (names that begin with { $prefix }), the file itself in IndexedDB (a database called { $database }). You can remove each one, or all.
cookies-storage-books = Beside them stand a few short notes (names that begin with { $prefix }): how many pictures there are, how much room there is, what quality of copies you chose, and whether the browser agreed to keep them.
cookies-storage-words = Your words are kept, with a picture and in a list, only if you tick the box for it.
cookies-storage-left = If you leave while pictures are under way, this tab notes how many, so that the page can say so when you come back. The note holds nothing else and goes with the tab.
cookies-storage-edit = If you go on with a picture from the gallery, this tab notes which one until the form has it.
cookies-storage-theme = The theme is kept (under { $key }) only if you choose another one than your system’s.
cookies-storage-offline = While there are pictures here, the browser keeps the gallery page and the site’s own files (a cache whose name begins with { $prefix }, and a service worker), so that the gallery opens without a network. They hold none of your words or pictures.
cookies-storage-sent = None of this is sent to the server, except a picture that you choose to make a new one from.
cookies-consent = Why nobody asks for your consent
cookies-consent-why = The cookie and the storage serve only what you yourself ask for, so the law on electronic privacy asks for no consent (Directive 2002/58/EC, Article 5(3)).
cookies-refuse = If you block them
cookies-refuse-cookie = Without the cookie no check can be passed, so no picture can be made while the check is on.
cookies-refuse-how = Without the storage everything works but the gallery; download your pictures then.

## Terms

terms-title = Terms
terms-lead = Short rules for a small service. By sending the form you accept them.
terms-service = The service
terms-service-what = You send words, and a picture is made from them. It costs you nothing and you need no account.
terms-service-age = It is not made for children under 16.
terms-service-may = The operator may limit, change or stop the service at any time.
terms-not = What you must not make
terms-not-children = Sexual pictures of children or of people who look like children.
terms-not-intimate = Sexual or degrading pictures of real people.
terms-not-deceive = Pictures meant to deceive: forged evidence, forged documents, false scenes with real people.
terms-not-hate = Pictures that call for violence or hatred, or help to commit a crime.
terms-not-law = Anything else that the law where you are, or where this server is, forbids.
terms-not-refuse = Such prompts may be declined, by this server or by the service that makes the pictures.
terms-fair = Fair use
terms-fair-limits = The limits on the front page are for everybody. Do not get round them, do not send the form by machine, and do not resell the service.
terms-fair-key = Whoever has a key from the operator may ask by program, within the allowance of that key.
terms-fair-key-back = The operator can take a key back at any time.
terms-pictures = The pictures
terms-pictures-yours = The operator claims no right in what you make. Whether you or anybody else has one depends on the law where you live.
terms-pictures-provider = Where a service makes the pictures, its terms apply too. They are linked beside the form where the operator has given them.
terms-pictures-mark = Every picture carries a mark that programs can read and that says how it was made (EU AI Act, Article 50). Leave it in.
terms-pictures-tell = Where people could take a picture for real, tell them that it is not.
terms-pictures-lost = This server keeps no copy. A picture you lose cannot be given to you again.
terms-warranty = No warranty
terms-warranty-as-is = The service is given as it is. A picture may be wrong, unlike your words, or like other people’s pictures. Rights that the law gives you and that cannot be waived stay yours.
terms-warranty-law = Where the law does not let it be limited, as for intent or for harm to life and health, the operator answers as the law says.
terms-changes = Changes
terms-changes-since = In force as they are since { $date }.
terms-changes-now = The terms on this page at the time you send the form are the ones that apply.

## About

about-title = About
about-lead = A picture from words, for people who do not want to be known.
about-name = An afterimage is what stays in the eye when the picture is gone. That is the idea: the picture stays with you, and this server keeps no copy.
about-how = How it works
about-how-words = You write what you would like to see. Where this server asks for it, you copy a short code, so that machines do not use up what is meant for people.
about-how-made = The server hands your words to what makes the picture, passes the picture on to you, and forgets both.
about-how-kept = With scripts on, your browser keeps the pictures for you in the gallery. With scripts off, you save them yourself.
about-made = How the pictures are made
about-access = For everybody
about-access-how = The pages are made for keyboards, screen readers, large text and small phones.
about-access-scripts = Pictures can be made without scripts.
about-access-code = The check, where there is one, is a picture of letters and digits, or the same code as sound: digits by their names, and English words that begin with the letters. If you can use neither, write to the operator.
about-access-work = The check here is a calculation that your browser does by itself. That takes scripts.
about-build = What runs here
about-build-commit = This server says that it runs version { $version }, built from the commit { $commit }.
about-build-changed = This server says that it runs version { $version }, built from the commit { $commit } with changes that are in no commit. So nobody can build the same.
about-build-unknown = This server says that it runs version { $version }. Whoever built it did not say from which commit, so there is nothing to compare it with.
about-build-source = The source of what runs here
about-build-nowhere = The operator has not said where its source can be read.
about-build-crates = Built as its source says, the program carries a list of all the libraries it is made of. The same list, with their licences and hashes, lies beside it in its image.
about-build-same = The same source gives the same program, to the byte, wherever it is built with the same tools. Whoever has the program from this server’s operator can build it again and compare:
about-walls = The walls around it
about-walls-says = Walls are what the kernel of the server’s system forbids the program, whatever the program wants. This server says that these stand now:
about-walls-memory = Other programs of its user cannot read its memory, and a crash leaves no copy of it on a disk.
about-walls-files = It can write no file but its access log, if it keeps one, and start no other program (Landlock, all that is asked of it).
about-walls-part = An older kernel keeps files and programs from it in part (Landlock, as far as this kernel knows it).
about-walls-open = This kernel cannot keep files and programs from it (no Landlock).
about-walls-calls = { $count ->
    [one] The kernel refuses { $count } call that such a server never needs (seccomp).
   *[other] The kernel refuses { $count } calls that such a server never needs (seccomp).
 }
about-walls-callable = This kernel cannot refuse it any calls (no seccomp).
about-walls-off = The operator has left out the walls around files, programs and calls of the kernel.
about-measure = What is proved and what is not
about-measure-why = For its Private Cloud Compute, Apple wrote down what a service must meet before nobody has to trust whoever runs it. Held against that, this service does some of it and cannot do the rest without attested hardware, which proves to a visitor from afar what it runs.
about-measure-read = The requirements in Apple’s words
about-stateless = Stateless computation on personal user data
about-stateless-how = Holds for this program. Your words and your picture are used to answer you and for nothing else. The program writes them to no disk and no log, and a few seconds after you have left they are in no memory of it. Where somebody else makes the pictures, that is as good as their word.
about-enforceable = Enforceable guarantees
about-enforceable-how = Holds in part. Where the walls above stand, the kernel holds the program to its word about files. Nothing technical holds the operator to running this program unchanged, or a provider to what it says.
about-privileged = No privileged runtime access
about-privileged-how = Does not hold. The program itself has no way in for its operator: no administration, no remote shell, no debugging. But whoever rules the machine can read its memory all the same. Only hardware that encrypts its memory even from them would change that.
about-target = Non-targetability
about-target-how = Holds in part. Visitors have no accounts, the pages are the same for everybody, and a provider is told nothing that tells visitors apart. But your address reaches this server, and whoever takes it over could pick you out by it. Apple puts a relay of somebody else in between; you can do the same with Tor Browser.
about-transparency = Verifiable transparency
about-transparency-how = Holds in part. The source can be read where it is published, each promise of these pages is held by tests, and the same program can be built again. That this server runs that program cannot be seen from afar: a changed one could show you this very page. Proof of it takes attested hardware and a public log of every release.
about-more = To read on

## Contact

contact-title = Contact
contact-lead = Who to write to.
contact-none = The operator of this server has not given an address.
contact-operator = This service is run by { $operator }.
contact-report = To report a picture or a use of this service that breaks the law, write to the operator and say what it is and where you saw it. This server has no copy of pictures or words, so it cannot look up who made one.
contact-data = For your rights over your data, read the privacy page first: it says what there is.
contact-lost = Lost pictures cannot be brought back from here. They were only ever in your browser.
contact-access = If something on these pages shuts you out, say so; it is a fault.
contact-security = For a hole in the security, use the address in security.txt:

# A picture of the visitor's own

edit-this = Edit this picture
edit-ways = With this page's script you can also drop a picture on the form or paste one. Its place, time, camera and comments stay in this browser.
edit-picture = Your picture
edit-canvas = Mask on your picture
edit-what = Paint over what shall be made anew. It is shown hatched. With nothing painted the whole picture may change.
edit-brush = Brush
edit-eraser = Eraser
edit-move = Move
edit-size = Brush size
edit-soft = Soft edge
edit-zoom = Zoom
edit-undo = Undo
edit-redo = Redo
edit-invert = Invert
edit-clear = Clear
edit-keyboard = With the keyboard
edit-keys = Go to the picture with the Tab key. The arrow keys move the ring, with Shift in small steps. The space bar paints; hold it and move to draw. Square brackets change the size. B takes the brush, E the eraser. Ctrl and Z undoes, Ctrl and Y does it again.
edit-extend = Extend the picture
edit-extend-note = Pixels to add at each side. What is added is made anew.
edit-top = Top
edit-right = Right
edit-bottom = Bottom
edit-left = Left
edit-less = less
edit-more = more
edit-fit = Extend to the shape of the chosen size
edit-remove = Remove the picture
script-edit-at = { $across } % across, { $down } % down, not painted.
script-edit-at-painted = { $across } % across, { $down } % down, painted.
script-edit-gif = This is a GIF. Save it as PNG, JPEG or WebP first.
script-edit-gone = The picture to go on with is no longer kept in this browser.
script-edit-heavy = The picture is too heavy for this server, however it is written. Choose a smaller one.
script-edit-heic = This is a HEIC or AVIF picture. Save it as JPEG first; phones offer that when a picture is shared.
script-edit-large = The picture is too large for this server, and this browser does not let the page make it smaller. Choose a smaller one.
script-edit-model = { $model } is chosen now: the model before it takes no picture.
script-edit-moving = This picture moves. Choose one that does not.
script-edit-other = This is not a PNG, JPEG or WebP picture, or it is broken.
script-edit-painted = { $percent } % of the picture is painted and will be made anew.
script-edit-reading = The picture is made ready…
script-edit-ready = It is sent at { $width } × { $height } pixels, without place, time, camera and comments.
script-edit-removed = The picture is removed.
script-edit-several = One picture at a time: the first one was taken.
script-edit-shape = The chosen size has another shape: the picture may be cropped or stretched.
script-edit-size = The size is now { $size }, the nearest to the shape of your picture.
script-edit-smaller = It is sent at { $width } × { $height } pixels, without place, time, camera and comments. The model makes no use of more.
script-edit-svg = This is an SVG drawing. Save it as PNG first.
script-edit-turned = This browser does not let the page turn the picture upright. If it lies on its side, turn it first.
script-edit-unpainted = Nothing is painted.
script-edit-untrue = This browser protects you by altering what a page draws. Your picture is sent as you chose it, without what its file says, and cannot be extended. The mask is exact.
script-strength-little = Little changes.
script-strength-much = Much changes.
script-strength-some = Some of it changes.
script-strength-unsaid = The service decides how far.
script-strength-whole = Almost everything changes.

## /api

api-title = For programs
api-lead = A program asks here for pictures as it would ask OpenAI's image interface: with this address and a key from the operator.
api-begin = How to begin
api-begin-address = The base address is { $address }.
api-begin-key = Each request carries its key in the header Authorization. Whoever has no key asks the operator for one.
api-begin-document = The whole description for programs:
api-begin-english = What follows is in English, as it stands there.
api-takes = It takes
api-answers = It answers
api-name = Name
api-kind = Value
api-when = Status and reason
api-media = Form
api-needed = (needed)
