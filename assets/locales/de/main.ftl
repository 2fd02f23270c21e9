# Every sentence Afterimage says in German, to a reader addressed as "Sie".
# A number is always an argument: what is promised is read from the running program, never written here.

## The frame of every page

skip = Zum Inhalt springen
description = Aus Worten ein Bild machen. Ohne Konto; Ihre Worte sind vergessen, sobald Sie Ihre Antwort haben.
nav-main = Seiten
nav-policies = Regeln
nav-languages = Sprachen
nav-languages-beside = In einer anderen Sprache ist das Formular leer. Es öffnet sich in einem neuen Tab; diese Seite behält Ihre Worte.
nav-front = Ein Bild machen
nav-gallery = Galerie
nav-about = Über den Dienst
nav-privacy = Datenschutz
nav-cookies = Cookies
nav-terms = Bedingungen
nav-contact = Kontakt
nav-api = Für Programme
nav-your-data = Ihre Daten
footer-operator = Betrieben von { $operator }.
footer-nobody = Der Betreiber dieses Servers hat keinen Namen angegeben.
theme-to-dark = Zur dunklen Darstellung wechseln
theme-to-light = Zur hellen Darstellung wechseln

## The form

front-heading = Was möchten Sie sehen?
front-promise = Ohne Konto. Dieser Server vergisst Ihre Worte, sobald Sie Ihre Antwort haben.
prompt-again = Was Sie sehen möchten
prompt-example = Ein stiller Hafen an einem Wintermorgen, Aquarell
history = Frühere Worte
link = Link hierzu kopieren
note-close = Diese Zeile schließen
careful-dismiss = Ich weiß
model = Modell
model-change = Zeigen, was dieses Modell annimmt
size = Form und Größe
size-swap = Form drehen
count = Bilder
cost = Jedes Bild zählt als eines von { $most } in der Minute.
style = Stil
style-none = Wie geschrieben
style-adds = Fügt hinzu:
style-comic = Comic
style-ink = Tusche
style-oil = Öl
style-pencil = Bleistift
style-photo = Fotografie
style-pixel = Pixelkunst
style-watercolour = Aquarell
style-woodcut = Holzschnitt
quality = Qualität
background = Hintergrund
format = Dateiformat
choice-usual = Wie üblich
choice-auto = Automatisch
choice-high = Hoch
choice-low = Niedrig
choice-medium = Mittel
choice-opaque = Deckend
choice-standard = Standard
choice-transparent = Durchsichtig
more = Weitere Einstellungen
negative_prompt = Was nicht darin sein soll
seed = Startwert
seed-hint = Eine ganze Zahl. Gleiche Worte mit gleichem Startwert beginnen mit demselben Zufall. Leer heißt: zufällig.
seed-lock = Diesen Startwert behalten
seed-last = Der Startwert des letzten Bildes
seed-throw = Neuen Startwert würfeln
steps = Schritte
guidance = Wie genau den Worten gefolgt wird
image = Ihr eigenes Bild
image-hint = PNG, JPEG oder WebP, höchstens { $bytes } und { $width } × { $height } Pixel. Es geht mit Ihren Worten an den Dienst, der das Bild macht; Ort, Zeit, Kamera und Kommentare werden vorher aus der Datei entfernt. Dieser Server vergisst es mit Ihren Worten.
image-later = Ohne JavaScript wählen Sie die Datei auf der nächsten Seite aus, neben dem Code: Diese Seite kann sie nicht weitergeben.
image-again = Eine Seite kann keine Datei behalten. Wählen Sie Ihre noch einmal aus.
mask = Maske
mask-hint = Eine PNG-Datei, genau so breit und hoch wie Ihr Bild.
mask-transparent = Neu gemacht wird das Bild dort, wo die Maske durchsichtig ist.
mask-white = Neu gemacht wird das Bild dort, wo die Maske weiß ist; nichts in ihr ist durchsichtig.
strength = Wie weit es sich von Ihrem Bild entfernen darf
range-hint = Von { $least } bis { $most }.
keep-words = Meine Worte in diesem Browser behalten: beim Bild und in einer Liste
make = Bild machen
make-file = Als Datei machen
stand_in = Wenn der Dienst ausfällt, darf ein anderer das Bild machen
stand_in-terms = Anstelle von { $model }: { $other }. Wer: { $name }. Wo: { $region }. Bewahrt auf: { $retention }. Trainiert damit: { $training }.
stand_in-painter = Anstelle von { $model }: { $other }, ein kleines Programm auf diesem Server und kein KI-Modell. Ihre Worte gehen dafür an niemanden sonst.
limits-rate = Aus einem Netz: { $minute ->
        [one] { $minute } Bild
       *[other] { $minute } Bilder
    } in der Minute, { $hour } in der Stunde, { $day } am Tag.
limits-prompt = Eine Beschreibung hat höchstens { $most } Zeichen.
limits-solve = Eine bestandene Prüfung gilt für { $count ->
        [one] ein Bild.
       *[other] bis zu { $count } Bilder auf einmal.
    }
funds-left = Von den Bildern einer Stunde sind für alle noch etwa { $percent } % übrig.
funds-hour-spent = Die Bilder dieser Stunde sind aufgebraucht. Das nächste ist ab { $opens } UTC möglich.
funds-day-spent = Die Bilder dieses Tages sind aufgebraucht. Das nächste ist ab { $opens } UTC möglich.

## How it is made, and where the words go

card-heading = Wie die Bilder entstehen
label-model = KI-generiert: Ein KI-Modell macht diese Bilder
label-painter = Von einem Programm gemalt, kein KI-Modell
card-painter = Ein kleines Programm auf diesem Server liest Ihre Worte und malt. Sie gehen an niemanden sonst.
card-painter-moderated = Ein kleines Programm auf diesem Server liest Ihre Worte und malt.
card-moderation = Vorab angesehen: Ein anderer Dienst prüft die Worte
card-moderation-sent = Bevor ein Bild entsteht, gehen Ihre Worte, und ein Bild, das Sie mitschicken, an diesen Dienst, der sie ablehnen kann. Ihre Adresse und diese Sitzung gehen nicht dorthin.
card-sent = Ihre Worte gehen an den Dienst, der das Bild macht. Ihre Adresse und diese Sitzung gehen nicht dorthin.
card-who = Wer
card-region = Wo
card-retention = Bewahrt auf
card-training = Trainiert damit
card-terms = Seine Bedingungen
card-unstated = Vom Betreiber nicht angegeben

## The check

challenge-legend = Eine kurze Prüfung
challenge-hint = Schreiben Sie die Buchstaben und Ziffern des Bildes von links nach rechts ab, die hohen und die niedrigen. Groß- oder Kleinschreibung ist gleich.
challenge-alt = Ein Bild der Buchstaben und Ziffern zum Abschreiben
challenge-code = Der Code
challenge-new = Einen anderen Code zeigen
challenge-listen = Den Code anhören
challenge-stop = Anhalten
challenge-sound = Der Code als Ton
challenge-sound-file = Den Ton speichern
challenge-sound-hint = Der Ton sagt denselben Code zweimal: Ziffern bei ihrem Namen und für jeden Buchstaben ein Wort, das mit ihm beginnt. Tippen Sie die Ziffern und die Anfangsbuchstaben.
challenge-sound-language = Der Ton ist auf Englisch.
challenge-other = Schwer zu lesen? Lassen Sie das Feld leer und drücken Sie den Knopf, dann bekommen Sie einen anderen.
challenge-later = Wenn Sie den Knopf drücken, werden Sie gebeten, einen kurzen Code von einem Bild oder einem Ton abzuschreiben. Was Sie geschrieben haben, bleibt im Formular.
challenge-passed = Wenn Sie den Knopf jetzt drücken, werden Sie nach keinem weiteren Code gefragt: Was schiefging, lag nicht an Ihnen.
challenge-needs-script = Vor jedem Bild lässt diese Seite Ihren Browser eine kurze Berechnung machen. Dazu braucht es JavaScript, das hier ausgeschaltet ist: Erlauben Sie es für diese Seite, um Bilder zu machen.
challenge-title = Eine kurze Prüfung
challenge-lead = Schreiben Sie den Code ab, dann entsteht Ihr Bild. Was Sie geschrieben haben, steht noch im Formular.

work-hint = Ihr Browser macht eine kurze Berechnung, damit Programme diesen Dienst nicht leeren können. Sie beginnt, wenn Sie sich dem Formular zuwenden, und läuft nebenher.
work-progress = Fortschritt der Berechnung
work-stop = Die Berechnung anhalten
work-start = Die Berechnung beginnen
work-letters = Stattdessen die Buchstaben tippen
work-instead = Stattdessen den Browser rechnen lassen

## The stage, filled by the page's script

stage = Ihr Bild
stage-empty = Hier erscheint Ihr Bild. Es wird in diesem Browser aufbewahrt, nicht auf diesem Server.
stage-empty-noscript = Ihr Bild kommt auf der nächsten Seite.
progress = Fortschritt des Bildes
cancel = Abbrechen
download = Herunterladen
remove = Entfernen
undo = Rückgängig
again = Noch einmal versuchen
vary = Noch eines
reuse = Seine Einstellungen
job-close = Schließen
stage-job = Eine Anfrage
tell = Sagen, wenn es fertig ist
history-title = Frühere Worte
history-where = Sie sind nur in diesem Browser, weil Sie sie behalten wollten.
history-search = In Ihren Worten suchen
history-close = Schließen
history-clear = Alle löschen
history-clear-sure = Ja, alle löschen

## The answer page, without script

answer-title = Ihr Bild
answer-started = Ihr Bild entsteht. Diese Seite füllt sich von selbst; lassen Sie sie offen.
answer-place = Ihr Platz in der Reihe: { $place }.
answer-percent = Zu { $percent } % fertig.
answer-alt = Bild { $number }, aus Ihren Worten gemacht
answer-save = Um es zu behalten, speichern Sie das Bild über das Menü Ihres Browsers. Dieser Server behält keine Kopie.
answer-some = { $count } von { $asked } Bildern sind angekommen.
answer-seed = Startwert: { $seed }
answer-made-by = Gemacht von { $model }.
answer-stood-in = Gemacht von { $model }, das für das gewählte Modell eingesprungen ist.

## What the script says

script-file-too-large = Die Datei ist zu groß. Was angenommen wird, steht oben.
script-fault = { $title }. { $detail }
script-cost = Das nimmt { $count } von { $most } Bildern in der Minute aus Ihrem Netz.
script-range = Von { $least } bis { $most }.
script-enough = Bilder in Arbeit: { $count }. Warten Sie auf eines, oder brechen Sie eines ab.
script-elapsed = Bisher { $time }.
script-left = Noch etwa { $time }.
script-left-behind = Anfragen in Arbeit, als diese Seite verlassen wurde: { $count }. Sie wurden abgebrochen und sind vielleicht gezählt worden.
script-offline = Es gibt kein Netz. Was Sie geschrieben haben, bleibt hier.
script-online = Das Netz ist wieder da.
script-tell-on = Wenn Sie woanders hinsehen, kommt ein Hinweis. Von Ihren Worten steht nichts darin.
script-tell-denied = Dieser Browser zeigt keine Hinweise dieser Seite. Der Titel des Tabs sagt es auch.
script-history-count = Einträge: { $count }
script-history-delete = Löschen
script-link-copied = Der Link ist kopiert. Er enthält Ihre Worte; nur wer ihn bekommt, kann sie lesen.
script-link-here = Kopieren Sie diesen Link:
script-link-empty = Es gibt keine Worte für einen Link.
script-link-long = Das ist zu lang für einen Link.
script-link-filled = Ein Link hat dieses Formular gefüllt. Nichts wird gesendet, bevor Sie den Knopf drücken.
script-link-filled-part = Ein Link hat dieses Formular gefüllt, aber nicht alles darin gibt es hier. Nichts wird gesendet, bevor Sie den Knopf drücken.
script-link-waits = Ein Link brachte Worte, aber Sie haben schon welche geschrieben. Ihre bleiben. Leeren Sie das Feld, und öffnen Sie den Link noch einmal.
script-careful-email = In Ihren Worten scheint eine E-Mail-Adresse zu stehen. Sie werden an den gesendet, der das Bild macht.
script-careful-phone = In Ihren Worten scheint eine Telefonnummer zu stehen. Sie werden an den gesendet, der das Bild macht.
script-careful-card = In Ihren Worten scheint eine Kartennummer zu stehen. Sie werden an den gesendet, der das Bild macht.
script-sending = Ihre Worte werden gesendet
script-place = Ihr Platz in der Reihe: { $place }
script-painting = Ihr Bild entsteht
script-preview = Ein erster Blick auf Bild { $number }
script-picture = Bild { $number }, aus Ihren Worten gemacht
script-done = Ihr Bild ist fertig.
script-done-some = { $count } von { $asked } Bildern sind angekommen.
script-stood-in = Gemacht von { $model }, das für das gewählte Modell eingesprungen ist.
script-seed = Startwert { $seed }
script-kept = In diesem Browser aufbewahrt.
script-kept-full = Der Speicher dieses Browsers ist voll, deshalb wird das Bild nicht aufbewahrt. Laden Sie es herunter oder schaffen Sie in der Galerie Platz.
script-kept-not = Dieser Browser lässt die Seite nichts aufbewahren. Laden Sie das Bild herunter, sonst ist es fort, wenn Sie gehen.
script-kept-copy = In diesem Browser wird eine kleinere Kopie aufbewahrt. Laden Sie das Bild herunter, um es zu haben, wie es kam.
script-kept-moved = Kleinere Kopien, die Platz gemacht haben: { $count }. Ihre Bilder sind weiter in der Galerie.
script-kept-undone = Die Kopien sind wieder da, wo sie waren.
script-kept-not-undone = Für alle ist kein Platz mehr. Was noch da ist, ist in der Galerie.
script-kept-ask = Um dieses Bild aufzubewahren, müssen ältere endgültig weichen: { $count }. Sie sind nirgends sonst aufbewahrt. Laden Sie hier herunter, was Sie behalten möchten.
script-kept-removed = Aus diesem Browser entfernt.
script-lasting = Ihr Browser hat zugesagt, die Bilder nicht von sich aus zu löschen.
script-not-lasting = Ihr Browser kann die Bilder löschen, wenn der Datenträger voll ist. Laden Sie herunter, was Sie sicher haben möchten.
script-cancelled = Abgebrochen. Was Sie geschrieben haben, ist noch da. Das Bild wurde vielleicht gezählt.
script-stopped = Vor dem Senden abgebrochen. Es wurde nichts verbraucht.
script-lost = Die Verbindung brach ab, bevor das Bild kam. Was Sie geschrieben haben, ist noch da. Das Bild wurde vielleicht gezählt.
script-lost-some = Die Verbindung brach ab. { $count } von { $asked } Bildern sind angekommen und werden gezeigt.
script-unreachable = Dieser Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal; was Sie geschrieben haben, ist noch da.
script-unshown = Dieser Browser kann das Bild nicht zeigen, aber es lässt sich herunterladen.
script-unexpected = Dieser Server gab eine Antwort, die diese Seite nicht versteht. Laden Sie die Seite neu und versuchen Sie es noch einmal.
script-retry = Versuchen Sie es in { $time } noch einmal.
script-counter = { $count } von { $most } Zeichen.
script-too-long = Das ist länger, als das Formular annimmt.
script-challenge-loading = Ein Code kommt.
script-challenge-first = Schreiben Sie zuerst den Code ab.
script-challenge-old = Dieser Code war zu alt. Hier ist ein neuer.
script-challenge-wait = Im Moment gibt es keinen neuen Code. Versuchen Sie es in { $time } noch einmal.
script-challenge-failed = Der Code konnte nicht geladen werden.
script-challenge-passed = Für den nächsten Versuch ist kein neuer Code nötig.
script-work-running = Ihr Browser rechnet.
script-work-done = Fertig. Es gibt nichts zu tippen.
script-work-queued = Ihr Bild entsteht, sobald die Berechnung fertig ist.
script-work-harder = Ihr Browser macht eine längere Berechnung, um über den Anteil Ihres Netzes hinaus Platz zu schaffen. Danach entsteht Ihr Bild von selbst.
script-work-stopped = Die Berechnung ist angehalten. Es wurde nichts verbraucht.
script-work-wait = Im Moment gibt es keine neue Berechnung. Versuchen Sie es in { $time } noch einmal.
script-work-failed = Die Berechnung konnte nicht geladen werden.
script-work-unable = Dieser Browser kann die Berechnung hier nicht machen.
script-work-passed = Für den nächsten Versuch ist keine neue Berechnung nötig.
script-sound-loading = Der Ton kommt.
script-sound-over = Das war der ganze Code.
script-sound-wait = Im Moment gibt es keinen Ton. Versuchen Sie es in { $time } noch einmal.
script-sound-gone = Dieser Code kann nicht mehr abgespielt werden. Lassen Sie sich einen anderen zeigen.
script-sound-failed = Der Ton konnte nicht abgespielt werden.
script-code-used = Hier ist ein neuer Code für das nächste Bild.

## The gallery

kept-replace = Die älteren löschen und dieses behalten
gallery-title = Galerie
gallery-lead = Ihre Bilder, aus dem Speicher dieses Browsers. Dieser Server hat keines davon.
gallery-noscript = Die Galerie liest den Speicher Ihres Browsers, und dafür braucht es Skripte. Ohne Skripte speichern Sie jedes Bild über das Menü Ihres Browsers.
gallery-empty = Noch nichts da.
gallery-make = Ein Bild machen
gallery-blocked = Dieser Browser lässt die Seite seinen Speicher nicht lesen, deshalb gibt es keine Galerie. Das kommt bei privaten Fenstern und strengen Einstellungen vor.
gallery-delete-all = Alle löschen
gallery-delete-all-ask = Jedes Bild löschen, das in diesem Browser aufbewahrt wird?
gallery-delete-all-note = Es gibt sie nirgends sonst, außer Sie haben sie exportiert oder heruntergeladen. Das lässt sich nicht rückgängig machen.
gallery-delete-all-yes = Ja, alle löschen
gallery-delete = Löschen
gallery-keep = Behalten
gallery-close = Schließen
gallery-earlier = Früheres Bild
gallery-later = Späteres Bild
gallery-viewer = Bild, groß
gallery-search = Ihre Worte, ein Modell oder eine Größe suchen
gallery-favourites = Favoriten
gallery-order = Reihenfolge
gallery-newest = Neueste zuerst
gallery-oldest = Älteste zuerst
gallery-all = Alle auswählen
gallery-none = Keine auswählen
gallery-selection = Ausgewählte Bilder
gallery-favourite = Favorit
gallery-compare = Vergleichen
gallery-zip = Als ZIP herunterladen
gallery-nothing-found = Kein Bild passt.
gallery-format = Format des Downloads
gallery-format-received = Wie es kam
gallery-format-note = Dieser Browser verändert, was gezeichnet wird, damit keine Seite ihn wiedererkennt. Darum lässt sich ein Bild hier nur so herunterladen, wie es kam.
gallery-reuse = Noch so eines machen
gallery-copy = Das Bild kopieren
gallery-copy-words = Die Worte kopieren
gallery-share = Teilen
gallery-comparison = Zwei Bilder im Vergleich
gallery-way = Zeigen
gallery-way-beside = Nebeneinander
gallery-way-over = Übereinander
gallery-split = Linie zwischen den Bildern
gallery-erase = Alles löschen
gallery-erase-note = Oben können Sie ein Bild oder mehrere löschen und das rückgängig machen. Hier löschen Sie alle, endgültig.
gallery-export-first = Erst exportieren
export-title = Alles mitnehmen
export-note = Eine Datei mit allen Ihren Bildern, den Angaben dazu, Ihren Favoriten, den Worten, die Sie behalten haben, und Ihren Einstellungen. Nehmen Sie sie in einen anderen Browser mit, oder heben Sie sie auf, falls dieser hier vergisst.
export-passphrase = Kennsatz, falls die Datei verschlossen sein soll
export-again = Der Kennsatz noch einmal
export-passphrase-note = Ohne ihn kann niemand die Datei öffnen, und niemand kann ihn Ihnen zurückgeben.
export-no-lock = Diese Seite kam über einfaches HTTP. Hier kann der Browser keine Datei mit einem Kennsatz verschließen.
export-do = Alles exportieren
export-zip = Bilder als ZIP
import-label = Eine Datei, die exportiert wurde
import-note = Was darin ist, kommt zu dem hinzu, was hier ist. Ein Bild, das schon hier ist, kommt nicht noch einmal dazu.
import-passphrase = Der Kennsatz der Datei
import-do = Importieren
storage-title = Der Speicher Ihres Browsers
storage-seen = Gelesen
storage-quality = Qualität der kleineren Kopien
storage-quality-small = Klein: mehr Kopien haben Platz
storage-quality-good = Gut
storage-quality-best = Am besten: weniger Kopien haben Platz
storage-quality-note = Jedes Bild wird auch so aufbewahrt, wie es kam, solange Platz ist. Die Kopien sind für den schnellen Blick, und für den Fall, dass die Datei verloren geht. Dies ändert nur künftige Kopien.
script-storage-copies = Kleinere Kopien: { $used } von { $most } Zeichen (localStorage)
script-storage-copies-none = Kleinere Kopien: dieser Browser hat keinen Platz dafür (localStorage ist gesperrt).
script-storage-files = Dateien, wie sie kamen: { $used } von { $most } (IndexedDB)
script-storage-files-unknown = Dateien, wie sie kamen: { $used } (IndexedDB). Dieser Browser sagt nicht, wie viel Platz ist.
script-storage-files-none = Dateien, wie sie kamen: dieser Browser hat keinen Platz dafür (IndexedDB ist gesperrt).
script-offline-gallery = Diese Galerie öffnet sich auch ohne Netz.
script-plain = Diese Seite kam über einfaches HTTP. Hier kann der Browser nicht zusagen, die Bilder zu behalten, die Galerie nicht ohne Netz zeigen und keine Datei mit einem Kennsatz verschließen. Laden Sie herunter, was Sie sicher haben möchten.
script-quality-chosen = Von jetzt an werden Kopien so gemacht.
script-quality-forgotten = Dieser Browser ließ die Seite es sich nicht merken.
script-missing-files = Dieser Browser hat die Dateien Ihrer Bilder gelöscht: { $count }. Die mit einer kleineren Kopie sind noch da.
script-missing-copies = Dieser Browser hat die kleineren Kopien Ihrer Bilder gelöscht: { $count }. Die Bilder, die auch als Datei aufbewahrt wurden, sind noch da.
script-gallery-count = Aufbewahrte Bilder: { $count }
script-gallery-open = Bild { $number } öffnen
script-gallery-deleted = Gelöscht: { $count }
script-gallery-deleted-all = Alle gelöscht.
script-gallery-not-deleted = Dieser Browser ließ die Seite es nicht löschen.
script-gallery-found = Gefundene Bilder: { $count } von { $most }
script-gallery-select = Auswählen
script-gallery-favourite = Favorit
script-gallery-selected = Ausgewählt: { $count }
script-gallery-position = Bild { $place } von { $most }
script-gallery-restored = Sie sind wieder da.
script-gallery-not-restored = Es ist nicht mehr für alle Platz.
script-gallery-not-changed = Dieser Browser ließ die Seite es sich nicht merken.
script-gallery-zipping = Packen: { $count } von { $most }
script-gallery-zipped = Gepackt: { $count }. Öffnen Sie index.html in der ZIP-Datei, um sie ohne Netz anzusehen.
script-gallery-not-zipped = Die ZIP-Datei ließ sich nicht machen. Vielleicht sind diese Bilder zu viele oder zu groß für eine; wählen Sie weniger aus.
script-gallery-converted = Der Download hat jetzt das Format, das Sie gewählt haben.
script-gallery-not-converted = Dieser Browser kann dieses Format nicht schreiben.
script-gallery-copied = Das Bild ist kopiert.
script-gallery-copied-words = Die Worte sind kopiert.
script-gallery-not-copied = Dieser Browser ließ die Seite es nicht kopieren.
script-gallery-not-shared = Dieser Browser ließ die Seite es nicht teilen.
script-export-short = Der Kennsatz ist zu kurz. Nehmen Sie mindestens { $count } Zeichen; mehrere Wörter sind am besten.
script-export-differs = Die beiden Kennsätze sind verschieden.
script-export-going = Exportieren: { $count } von { $most }
script-export-done = Exportiert. Die Datei ist nicht verschlossen: Wer sie hat, kann Ihre Bilder sehen.
script-export-done-locked = Exportiert und mit Ihrem Kennsatz verschlossen.
script-export-failed = Der Export ging nicht. Hier hat sich nichts geändert.
script-import-none = Wählen Sie zuerst eine Datei.
script-import-reading = Die Datei wird gelesen.
script-import-going = Importieren: { $count } von { $most }
script-import-added = Hinzugekommene Bilder: { $count }.
script-import-known = Schon hier: { $count }.
script-import-refused = Weggelassen, weil es keine Bilder sind, die diese Seite kennt: { $count }.
script-import-full = Weggelassen, weil kein Platz ist: { $count }.
script-import-foreign = Das ist keine Datei, die eine Galerie wie diese exportiert hat. Nichts hat sich geändert.
script-import-newer = Eine neuere Fassung dieser Seite hat diese Datei geschrieben. Nichts hat sich geändert.
script-import-locked = Diese Datei ist verschlossen. Geben Sie ihren Kennsatz an.
script-import-wrong = Dieser Kennsatz öffnet die Datei nicht. Nichts hat sich geändert.
script-import-broken = Diese Datei ist beschädigt oder nicht ganz. Nichts hat sich geändert.
script-import-no-lock = Diese Datei ist verschlossen, und diese Seite kam über einfaches HTTP, wo der Browser sie nicht öffnen kann.
script-import-failed = Der Import brach ab. Was vorher hinzukam, ist in der Galerie.

## Spans of time and sizes

time-seconds = { $n ->
    [one] { $n } Sekunde
   *[other] { $n } Sekunden
}
time-minutes = { $n ->
    [one] { $n } Minute
   *[other] { $n } Minuten
}
time-hours = { $n ->
    [one] { $n } Stunde
   *[other] { $n } Stunden
}
time-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
}
size-bytes = { $n ->
    [one] { $n } Byte
   *[other] { $n } Byte
}
size-kibibytes = { $n } KiB
size-mebibytes = { $n } MiB

## Problems: the title, and what to do. Each is named by its code in the table of errors.

problem-retry = Versuchen Sie es in { $time } noch einmal.
problem-fault = { $title }. { $detail }
problem-home = Zurück zum Formular
problem-code = Kennung: { $code }
problem-reference = Kennung: { $status } { $code }

error-prompt-missing = Noch keine Worte
    .detail = Sagen Sie in ein paar Worten, was Sie sehen möchten.
error-prompt-too-long = Zu viele Worte
    .detail = Eine Beschreibung hat höchstens { $most } Zeichen. Kürzen Sie sie und senden Sie sie noch einmal.
error-prompt-characters = Ein Zeichen, das nicht geht
    .detail = Die Beschreibung enthält ein Steuerzeichen, das kein Bild zeigen kann. Entfernen Sie es und senden Sie sie noch einmal.
error-model-unknown = Kein solches Modell
    .detail = Wählen Sie eines der Modelle im Formular.
error-size-unknown = Keine solche Größe
    .detail = Wählen Sie eine der Größen, die dieses Modell macht.
error-number-invalid = Keine Zahl
    .detail = Schreiben Sie eine ganze Zahl, oder lassen Sie das Feld leer.
error-number-out-of-range = Außerhalb des Bereichs
    .detail = Wählen Sie eine Zahl von { $least } bis { $most }.
error-field-invalid = Keine der Möglichkeiten
    .detail = Das Feld { $field } hat einen Wert, den dieser Server nicht anbietet. Wählen Sie einen von denen im Formular.
error-field-unknown = Ein Feld, das dieser Server nicht kennt
    .detail = Das Formular enthielt ein Feld, das dieser Server nicht annimmt. Laden Sie die Seite neu und versuchen Sie es noch einmal.
error-field-not-taken = Von diesem Modell nicht angenommen
    .detail = Das gewählte Modell nimmt das Feld { $field } nicht an. Lassen Sie es leer, oder wählen Sie ein anderes Modell.
error-field-twice = Dasselbe Feld zweimal
    .detail = Das Formular enthielt das Feld { $field } mehr als einmal. Laden Sie die Seite neu und versuchen Sie es noch einmal.
error-image-missing = Kein Bild zum Verändern
    .detail = Eine Bearbeitung braucht ein Bild. Schicken Sie eines, oder lassen Sie stattdessen ein neues machen.
error-response-format-not-available = Nicht in dieser Form
    .detail = Links auf Bilder kommen nicht in einem Strom oder werden hier nicht ausgegeben. Lassen Sie sich das Bild selbst schicken.
error-image-invalid = Kein Bild, das sich verwenden lässt
    .detail = Die Datei ist kein ganzes Bild in PNG, JPEG oder WebP, oder es bewegt sich. Wählen Sie ein anderes.
error-image-too-large = Ein zu großes Bild
    .detail = Die Datei hat mehr Bytes oder mehr Pixel, als dieser Server annimmt. Was er annimmt, steht neben dem Feld.
error-mask-without-image = Eine Maske ohne ihr Bild
    .detail = Eine Maske sagt, welcher Teil Ihres Bildes neu gemacht wird. Wählen Sie auch das Bild aus, oder lassen Sie die Maske weg.
error-strength-without-image = Ein Abstand ohne Bild
    .detail = Dieser Wert sagt, wie weit sich das neue Bild von Ihrem entfernen darf. Wählen Sie auch Ihr Bild aus, oder lassen Sie das Feld leer.
error-mask-size = Eine Maske von anderer Größe
    .detail = Die Maske muss genau so breit und hoch sein wie das Bild.
error-mask-invalid = Keine Maske, die dieses Modell annimmt
    .detail = Eine Maske ist eine PNG-Datei, die zeigt, welcher Teil neu gemacht wird, so wie es neben dem Feld steht.

error-content-refused = Hier nicht gemacht
    .detail = Was Sie geschrieben haben, verstößt gegen eine Regel, die der Betreiber dieses Servers gesetzt hat. Ändern Sie es und senden Sie es noch einmal. Es ging an niemanden sonst, und es wurde nichts verbraucht.
error-moderation-refused = Vorab abgelehnt
    .detail = Der Dienst, der die Worte zuerst ansieht, hat diese Beschreibung abgelehnt, deshalb wurde kein Bild gemacht. Ändern Sie sie und versuchen Sie es noch einmal; sie wurde nicht gezählt.
error-moderation-unavailable = Niemand konnte es ansehen
    .detail = Der Dienst, der die Worte zuerst ansieht, antwortet im Moment nicht, und ohne Antwort wird hier kein Bild gemacht. Es liegt nicht an Ihnen.

error-challenge-missing = Ein Code ist nötig
    .detail = Schreiben Sie den Code von dem Bild oder dem Ton ab und senden Sie das Formular noch einmal.
error-challenge-wrong = Das war nicht der Code
    .detail = Hier ist ein neuer. Was Sie geschrieben haben, steht noch im Formular.
error-challenge-unknown = Dieser Code ist hier nicht bekannt
    .detail = Er war verbraucht, zu alt, zu oft angehört oder für eine andere Sitzung gemacht. Hier ist ein neuer.
error-challenge-work-missing = Eine Berechnung ist nötig
    .detail = Vor jedem Bild lässt diese Seite Ihren Browser eine Berechnung machen, und dafür braucht es JavaScript. Erlauben Sie es für diese Seite, oder nehmen Sie einen Browser, der es hat, und senden Sie das Formular noch einmal: Was Sie geschrieben haben, steht noch darin.
error-challenge-work-wrong = Die Berechnung ging nicht auf
    .detail = Eine neue ist nötig. Was Sie geschrieben haben, steht noch im Formular.
error-challenge-work-unknown = Diese Berechnung ist hier nicht bekannt
    .detail = Sie war verbraucht, zu alt oder für eine andere Sitzung gemacht. Eine neue ist nötig; was Sie geschrieben haben, steht noch im Formular.
error-challenge-flood = Zu viele Prüfungen
    .detail = Ihr Netz hat in kurzer Zeit viele Prüfungen angefordert.

error-key-missing = Ein Schlüssel ist nötig
    .detail = Programme schicken ihren Schlüssel mit jeder Anfrage, als Authorization: Bearer. Schlüssel gibt der Betreiber dieses Servers aus.
error-key-mistyped = Kein ganzer Schlüssel
    .detail = Was als Schlüssel kam, ist verschrieben oder abgeschnitten. Kopieren Sie ihn noch einmal.
error-key-unknown = Ein Schlüssel, den dieser Server nicht kennt
    .detail = Er wurde zurückgezogen oder gehört zu einem anderen Server. Schlüssel gibt der Betreiber dieses Servers aus.
error-key-expired = Ein Schlüssel, dessen Zeit vorbei ist
    .detail = Bitten Sie den Betreiber dieses Servers um einen neuen.
error-idempotency-key-invalid = Ein Anfrageschlüssel, der sich nicht lesen lässt
    .detail = Idempotency-Key ist ein Text in Anführungszeichen, oder Buchstaben und Ziffern ohne solche.
error-idempotency-key-reused = Eine andere Anfrage unter demselben Schlüssel
    .detail = Der Idempotency-Key kam schon mit etwas anderem. Jede Anfrage braucht einen eigenen Schlüssel.
error-request-running = Diese Anfrage wird gerade beantwortet
    .detail = An der Anfrage mit diesem Idempotency-Key wird noch gearbeitet.
error-request-over = Diese Anfrage ist vorbei
    .detail = Die Anfrage mit diesem Idempotency-Key wurde beantwortet oder aufgegeben, und es ist nichts aufbewahrt, womit sie noch einmal zu beantworten wäre. Für weitere Bilder nehmen Sie einen anderen Schlüssel.
error-cross-site = Von anderswo gesendet
    .detail = Das Formular kam nicht von dieser Seite selbst und wurde deshalb nicht verwendet. Öffnen Sie diese Seite und senden Sie es von hier.
error-rate-limited = Genug für jetzt
    .detail = Ihr Netz hat seine Bilder für diese Zeit gehabt. Nichts von dem, was Sie geschrieben haben, ist verloren.
error-queue-full = Viel zu tun
    .detail = Viele warten. Es wurde nichts verbraucht.
error-links-full = Zu viele Bilder warten
    .detail = Hinter Links warten so viele Bilder, wie dieser Server aufbewahrt. Lassen Sie sich das Bild selbst schicken oder kommen Sie etwas später wieder.

error-hour-spent = Die Bilder dieser Stunde sind aufgebraucht
    .detail = Was dieser Server für Bilder ausgeben darf, teilen sich alle, und Sie sind um etwa { $opens } UTC an der Reihe, oder früher. Ihr Platz wird Ihnen freigehalten, und es wurde nichts verbraucht.
error-day-spent = Die Bilder dieses Tages sind aufgebraucht
    .detail = Was dieser Server für Bilder ausgeben darf, teilen sich alle, und das nächste ist ab { $opens } UTC möglich. Es wurde nichts verbraucht.
error-key-spent = Das Geld dieses Schlüssels ist ausgegeben
    .detail = Was an einem Tag für diesen Schlüssel ausgegeben werden darf, ist ausgegeben. Das nächste Bild ist ab { $opens } UTC möglich. Es wurde nichts verbraucht.

error-upstream-refused = Abgelehnt
    .detail = Der Dienst, der die Bilder macht, hat diese Beschreibung abgelehnt, und kein anderer wird gefragt. Ändern Sie sie und versuchen Sie es noch einmal; sie wurde nicht gezählt.
error-upstream-withheld = Das Bild wurde zurückgehalten
    .detail = Der Dienst, der die Bilder macht, hat eines gemacht, Anstoß daran genommen und es zurückgehalten. Dieselben Worte können ein anderes Mal anders ausgehen; wenn nicht, ändern Sie sie.
error-upstream-not-accepted = Nicht angenommen
    .detail = Der Dienst, der die Bilder macht, hat diese Größe oder diese Beschreibung nicht angenommen.
error-upstream-unreachable = Der Bilderdienst ist nicht erreichbar
    .detail = Es liegt nicht an Ihnen. Versuchen Sie es nach einer Weile noch einmal.
error-upstream-unavailable = Vorübergehend nicht verfügbar
    .detail = Im Moment kann kein Bild gemacht werden. Es liegt nicht an Ihnen.
error-upstream-busy = Der Bilderdienst ist ausgelastet
    .detail = Er hat zu viel zu tun. Es liegt nicht an Ihnen.
error-upstream-failed = Der Bilderdienst ist gescheitert
    .detail = Er brach ab oder gab eine Antwort, die keinen Sinn ergibt. Es liegt nicht an Ihnen.
error-upstream-timeout = Der Bilderdienst brauchte zu lange
    .detail = Er hat nicht rechtzeitig geantwortet. Es liegt nicht an Ihnen.
error-upstream-not-an-image = Kein Bild
    .detail = Der Bilderdienst lieferte etwas, das kein Bild ist, deshalb wurde es nicht weitergegeben.
error-upstream-too-large = Zu groß
    .detail = Der Bilderdienst lieferte mehr, als dieser Server weitergibt.

error-bad-request = Eine Anfrage, die sich nicht lesen lässt
    .detail = Etwas an ihr folgt nicht den Regeln des Webs. Laden Sie die Seite neu und versuchen Sie es noch einmal.
error-not-found = Hier ist nichts
    .detail = Unter dieser Adresse gibt es keine Seite.
error-method-not-allowed = Nicht auf diese Weise
    .detail = Diese Adresse nimmt eine solche Anfrage nicht an.
error-request-timeout = Zu langsam
    .detail = Die Anfrage brauchte zu lange, um anzukommen.
error-payload-too-large = Zu viel auf einmal
    .detail = Die Anfrage war größer, als dieser Server annimmt.
error-uri-too-long = Eine zu lange Adresse
    .detail = Die Adresse der Anfrage war länger, als dieser Server annimmt.
error-unsupported-media-type = Kein Formular
    .detail = Diese Adresse nimmt ein Formular an, schlicht gesendet, wie ein Browser es tut.
error-headers-too-large = Zu viele Kopfzeilen
    .detail = Die Kopfzeilen der Anfrage waren größer, als dieser Server annimmt.
error-internal = Hier ist etwas kaputtgegangen
    .detail = Der Fehler liegt bei diesem Server, nicht bei Ihnen. Nichts von dem, was Sie gesendet haben, wurde aufgeschrieben.
error-shutting-down = Neustart
    .detail = Dieser Server startet gleich neu. Versuchen Sie es in einem Augenblick noch einmal.
error-unavailable = Nicht verfügbar
    .detail = Dieser Teil des Servers läuft im Moment nicht.

## Privacy: each sentence that promises something is a message of its own

privacy-title = Datenschutz
privacy-lead = Was dieser Dienst aufbewahrt, wo und wie lange. Die Zahlen kommen aus dem laufenden Programm: Es sind die, an die es sich hält.
privacy-machine = Dasselbe für Programme:

privacy-who = Wer verantwortlich ist
privacy-who-named = Dieser Dienst wird betrieben von { $operator }.
privacy-who-unnamed = Der Betreiber dieses Servers hat hier keinen Namen angegeben. Die Software ist Afterimage; ihre Autoren betreiben diesen Server nicht und erhalten nichts von ihm.
privacy-who-role = Wer ihn betreibt, entscheidet, was mit Ihren Daten geschieht, und steht dafür ein (der Verantwortliche, DSGVO, Artikel 4 Nummer 7).
privacy-who-contact = Fragen und Anträge zu Ihren Daten:

privacy-kept = Was aufbewahrt wird
kept-what = Was
kept-where = Wo
kept-how-long = Wie lange
kept-memory = der Arbeitsspeicher dieses Servers
kept-valkey = der Arbeitsspeicher einer Valkey-Datenbank, die sich die Server dieses Dienstes teilen
kept-cookie = ein Cookie in Ihrem Browser und { $store }
kept-file = eine Datei auf diesem Server
kept-browser = Ihr Browser
kept-request = der Arbeitsspeicher der Anfrage

kept-prompt = Ihre Worte
kept-prompt-time = bis Ihre Antwort gesendet ist
privacy-prompt-never = Sie werden nie in ein Protokoll oder eine Datei geschrieben, und der Speicher, in dem sie standen, wird überschrieben, wenn er frei wird.
kept-picture = Das Bild
kept-picture-time = während es durchläuft
privacy-picture-window = Von einem Bild eines Bilderdienstes werden höchstens { $window } auf einmal gehalten.
privacy-picture-none = Dieser Server behält keine Kopie eines Bildes.
privacy-picture-here = Von einem Bild, das auf seinen Seiten entsteht, behält dieser Server keine Kopie.
kept-challenge = Der Code, den Sie abschreiben sollen
kept-challenge-time = höchstens { $life }
privacy-challenge-once = Er ist fort, sobald Ihre Antwort angesehen wird, richtig oder falsch.
kept-work = Die Nummer einer Berechnung, die Ihr Browser abgegeben hat
kept-work-time = höchstens { $life }
privacy-work-number = Sie ist zufällig und sagt nichts über Sie. Sie wird aufbewahrt, damit keine Berechnung zweimal zählt; bevor die Berechnung abgegeben ist, wird nichts davon aufbewahrt.
kept-session = Die Sitzung
kept-session-time = { $idle } ohne Benutzung, höchstens { $longest }
privacy-session-random = Das Cookie enthält eine signierte Zufallszahl und nichts über Sie. Es hat kein Ablaufdatum, deshalb verwirft Ihr Browser es, wenn er schließt, es sei denn, er ist so eingestellt, dass er seine letzte Sitzung wiederherstellt.
privacy-session-asked = Es wird nur gesetzt, wenn Sie sich dem Formular zuwenden und eine Prüfung verlangt wird, nie durch das Lesen einer Seite.
privacy-session-pass = Daneben steht, höchstens { $life } lang, ob Ihr nächster Versuch keine neue Prüfung braucht, weil der letzte hier gescheitert ist.
kept-rate = Wie viele Bilder und Prüfungen Ihr Netz verlangt hat
kept-rate-time = spätestens { $record } nach der letzten Anfrage fort
privacy-rate-hash = Es steht unter einem Hashwert Ihrer Adresse, der mit einem Schlüssel gebildet wird, bei IPv6 dem ihrer ersten { $v6 } von 128 Bit. Der Schlüssel ist nur im Arbeitsspeicher und wird regelmäßig gewechselt; die Adresse selbst wird nicht aufbewahrt.
privacy-rate-hash-shared = Es steht unter einem Hashwert Ihrer Adresse, der mit einem Schlüssel gebildet wird, bei IPv6 dem ihrer ersten { $v6 } von 128 Bit. Der Schlüssel wird jeden Tag gewechselt; in der Datenbank ist er mit einem Geheimnis versiegelt, das nur die Server haben. Die Adresse selbst wird nicht aufbewahrt.
privacy-rate-networks = Die Netze, in denen sie liegt, werden auf dieselbe Weise gezählt: die ersten { $v4 } von 32 Bit bei IPv4, die ersten { $home } und die ersten { $site } von 128 Bit bei IPv6. Auch einen Code und eine Sitzung merkt sich der Server mit einem solchen Hashwert, damit niemand andere Netze verdrängen kann.
privacy-onion-address = Wer über den Onion-Dienst kommt, hat hier keine Adresse: Tor gibt keine weiter, und im Zugriffsprotokoll steht keine.
privacy-onion-circuits = Dort wird auf dieselbe Weise die Nummer Ihres Tor-Kanals gezählt. Ein neuer Kanal gilt als neuer Besuch; alle Kanäle zusammen dürfen so viel wie { $clients } Besucher.
privacy-rate-window = Gezählt wird über höchstens { $window }.
privacy-rate-keys = Ein Programm mit einem Schlüssel vom Betreiber wird statt nach seinem Netz unter einem Hashwert dieses Schlüssels gezählt. Bis dieser Server neu startet, hält er unter dem Namen des Schlüssels auch fest, wie viele Anfragen, Bilder und Ablehnungen es gab und was sie gekostet haben.
kept-share = Dass Ihr Netz auf seinen Anteil am Geld für Bilder wartet oder mehr als diesen hatte
kept-share-time = weg spätestens { $record } nach der letzten Anfrage
privacy-share-why = Damit wird gerecht geteilt, was der Betreiber für Bilder ausgibt: Niemand bekommt mehr, solange jemand wartet, der weniger hatte.
privacy-share-hash = Es steht unter demselben mit einem Schlüssel gebildeten Hashwert und sagt nichts darüber, was gemacht wurde.
kept-spending = Was für den Schlüssel eines Programms ausgegeben wurde, wenn der Betreiber dafür eine Grenze gesetzt hat
kept-spending-time = weg spätestens { $record } nach der letzten Anfrage
privacy-spending-sums = Unter einem Hashwert des Schlüssels stehen Geldsummen von je zehn Minuten. Sie zählen einen Tag lang und sagen nichts darüber, was gemacht wurde.

kept-idempotency = Dass ein Programm ein Bild angefordert hat
kept-idempotency-time = weg höchstens { $life } nach der Antwort
privacy-idempotency-hash = Es wird nur aufbewahrt, wenn das Programm seiner Anfrage einen Namen gibt: als Hashwerte des Namens und dessen, was angefordert wurde, unter einem Schlüssel, damit kein Bild aus Versehen zweimal entsteht. Worte stehen nicht darin.

kept-link = Ein Bild, zu dem ein Programm einen Link wollte
kept-link-time = höchstens { $life }; weg, sobald es abgeholt ist
privacy-link-key = Es wartet verschlüsselt unter einem Schlüssel, der im Link und sonst nirgends steht, und wird einmal ausgegeben.
privacy-link-room = Dabei steht ein Hashwert des Schlüssels, den das Programm hat, damit kein Schlüssel allen Platz für solche Bilder einnimmt.

kept-log = Eine Zeile des Zugriffsprotokolls
kept-log-time = { $life }, dann gelöscht
privacy-log-fields = Sie enthält die Zeit, die Methode, die Art der Seite, den Status, wie lange es dauerte und wie groß die Antwort war.
privacy-log-never = Sie enthält keine Beschreibung, kein Bild, keine vollständige Adresse, keinen Browsernamen und nichts nach einem Fragezeichen.
privacy-log-prefix = Von Ihrer Adresse enthält sie die ersten { $v4 } von 32 Bit (IPv4) oder { $v6 } von 128 Bit (IPv6).
privacy-log-no-address = Sie enthält nichts von Ihrer Adresse.
privacy-log-none = Dieser Server schreibt kein Zugriffsprotokoll.
kept-own = Ihre Bilder und die Darstellung, die Sie gewählt haben
kept-own-time = bis Sie sie löschen
privacy-own-stays = Sie werden nur dann an diesen Server zurückgesendet, wenn Sie eines auswählen, um daraus ein neues zu machen. Ihre Worte werden, beim Bild und in einer Liste, nur aufbewahrt, wenn Sie es verlangen.
kept-configuration = Konfiguration des Betreibers
kept-key = Woran ein Schlüssel für Programme erkannt wird
kept-key-time = bis der Betreiber es entfernt
privacy-key-hash = Sein Name, ein Hashwert davon und seine letzten vier Zeichen. Der Schlüssel selbst wird nirgends aufbewahrt.
kept-use = Wie oft ein Schlüssel für Programme benutzt wurde
kept-use-time = bis der Server anhält
privacy-use-numbers = Vier Zahlen je Schlüssel: Anfragen, Bilder, Ablehnungen und was ausgegeben wurde. Nicht wann, nicht von wo und nicht wofür.

privacy-words = Wohin Ihre Worte gehen
privacy-words-only = Was gesendet wird: Ihre Worte und die Einstellungen des Formulars. Was nicht: Ihre Adresse, Ihre Sitzung, der Name Ihres Browsers.
privacy-words-picture = Ein Bild, das Sie geben, wird auch gesendet, ebenso seine Maske. Ort, Zeit, Kamera, Namen und Kommentare werden vorher aus der Datei entfernt; was darauf zu sehen ist, bleibt. Dieser Server vergisst es mit Ihren Worten.
privacy-words-refusal = Lehnt ein Dienst eine Beschreibung wegen ihres Inhalts ab, wird sie nicht bei einem anderen versucht.

transfer-inside = Danach bleiben Ihre Worte dort im Europäischen Wirtschaftsraum.
transfer-outside = Danach verlassen Ihre Worte dort den Europäischen Wirtschaftsraum. Worauf das beruht (DSGVO, Kapitel V), hat der Betreiber nicht angegeben.
transfer-ground = Ihre Worte können dort den Europäischen Wirtschaftsraum verlassen. Worauf das beruht (DSGVO, Kapitel V): { $ground }
transfer-unsaid = Ob Ihre Worte dort den Europäischen Wirtschaftsraum verlassen, hat der Betreiber nicht angegeben.

privacy-recipients = Wer es sonst zu sehen bekommt
privacy-recipients-hosting = Die Maschinen, auf denen dieser Server läuft: { $hosting }
privacy-recipients-proxy = Was Sie senden und was Sie bekommen, geht hindurch bei: { $proxy }
privacy-recipients-unstated = Der Betreiber hat nicht gesagt, auf wessen Maschinen dieser Server läuft oder was vor ihm steht.
privacy-recipients-nobody = Sonst gibt dieses Programm niemandem etwas. Wo das Gesetz einen Betreiber zwingt, etwas herauszugeben, gibt es nur, was in der Tabelle oben steht.

privacy-not = Was nicht geschieht
privacy-not-account = Es gibt keine Konten, und niemand fragt nach Ihrem Namen oder Ihrer E-Mail-Adresse.
privacy-not-account-keys = Besucher haben keine Konten, und niemand fragt nach ihrem Namen oder ihrer E-Mail-Adresse. Programme haben Schlüssel, die der Betreiber ausgibt.
privacy-not-third = Keine Seite lädt etwas von woanders als von diesem Server: keine Analyse, keine Werbung, keine Schriften, keine eingebetteten Inhalte.
privacy-not-profile = Niemand wird über die oben genannten Zählungen hinaus von einem Besuch zum nächsten verfolgt, und kein Programm entscheidet über Sie mehr, als unten genannt ist.
privacy-not-counted = Der Server zählt, was er tut, etwa Bilder und Ablehnungen, in Summen über alle. Keine Summe gilt einem einzelnen Besucher, einer Adresse oder einer Sitzung; nur was Programme mit einem Schlüssel anfragen, wird je Schlüssel zusammengezählt.
privacy-not-sold-moderated = Es werden keine Daten verkauft. Dieses Programm gibt Ihre Worte an die oben genannten Dienste und an niemanden sonst.
privacy-not-sold = Es werden keine Daten verkauft, und dieses Programm gibt niemandem welche außer dem Dienst, der das Bild macht, wenn es einen gibt.

privacy-basis = Wozu es verwendet wird und warum das erlaubt ist
purpose-what = Wozu
purpose-ground = Rechtsgrundlage
purpose-contract = was Sie verlangt haben (DSGVO, Artikel 6 Absatz 1 Buchstabe b)
purpose-interest = ein berechtigtes Interesse (DSGVO, Artikel 6 Absatz 1 Buchstabe f)
purpose-picture = Das Bild machen
privacy-purpose-picture = Dafür werden Ihre Worte, die Einstellungen des Formulars und ein Bild verwendet, das Sie geben.
purpose-check = Menschen von Programmen unterscheiden
privacy-purpose-check = Dafür werden der Code oder die Berechnung, die Sitzung und ein Hashwert Ihres Netzes verwendet. Das Interesse: dass Programme nicht verbrauchen, was für Menschen gedacht ist.
purpose-limits = Teilen, was da ist
privacy-purpose-limits = Dafür werden die Zählungen für Ihr Netz verwendet. Das Interesse: dass der Dienst gerecht bleibt und bezahlt werden kann.
purpose-log = Fehler und Angriffe finden
privacy-purpose-log = Dafür wird das Zugriffsprotokoll verwendet. Das Interesse: dass der Dienst weiter läuft und sicher bleibt.
purpose-moderation = Rechtswidrige Bilder verhindern
privacy-purpose-moderation = Dafür werden Ihre Worte und ein Bild, das Sie geben, von dem Dienst verwendet, der oben genannt ist. Das Interesse: dass hier keine rechtswidrigen Bilder entstehen.
privacy-basis-only = Was aufbewahrt wird, wird für nichts anderes verwendet.
privacy-basis-object = Dem, was auf einem berechtigten Interesse beruht, können Sie widersprechen, indem Sie dem Betreiber schreiben (DSGVO, Artikel 21).
privacy-basis-need = Niemand muss Daten angeben; ohne Worte gibt es nur nichts zu machen.

privacy-rights = Ihre Rechte
privacy-rights-list = Wo die DSGVO gilt, dürfen Sie fragen, was über Sie gespeichert ist, es berichtigen, löschen, einschränken oder sich aushändigen lassen und seiner Verwendung widersprechen (Artikel 15 bis 21).
privacy-rights-answer = Schreiben Sie dem Betreiber. Er schuldet Ihnen binnen eines Monats eine Antwort, und sie kostet nichts (Artikel 12).
privacy-rights-eleven = Dieser Server kann nicht feststellen, wer Sie sind, und er muss es nicht herausfinden, um Ihnen zu antworten (Artikel 11). Es gibt keine Aufzeichnung, in der ein Betreiber Sie unter Ihrem Namen nachschlagen könnte.
privacy-rights-eleven-keys = Dieser Server kann nicht feststellen, wer ein Besucher ist, und er muss es nicht herausfinden, um Ihnen zu antworten (Artikel 11). Nachschlagen lässt sich nur, was für den Schlüssel eines Programms gezählt ist, unter dem Namen, den der Betreiber dem Schlüssel gegeben hat.
privacy-rights-self = Was über Ihre Verbindung gespeichert ist, vergeht von selbst nach den Zeiten oben. Sie können es jederzeit ansehen, eine Kopie nehmen und löschen, was sich löschen lässt, ohne zu sagen, wer Sie sind.
privacy-rights-look = Ansehen und löschen, was über Ihre Verbindung gespeichert ist
privacy-rights-pictures = Ihre Bilder sind in Ihrem Browser. Löschen Sie sie in der Galerie oder mit den Einstellungen Ihres Browsers für diese Seite.
privacy-rights-complain = Sie dürfen sich bei einer Datenschutzbehörde beschweren, zum Beispiel dort, wo Sie wohnen (Artikel 77).

privacy-decisions = Entscheidungen eines Programms
privacy-decisions-what = Ein Programm entscheidet, ob eine Prüfung bestanden ist, ob eine Grenze erreicht ist und ob eine Beschreibung gegen die Regeln hier verstößt. Es beurteilt eine Anfrage und keinen Menschen und hat für Sie keine rechtliche Wirkung (DSGVO, Artikel 22).

privacy-reach = Was keine Software versprechen kann
privacy-reach-operator = Ein Betreiber kann das Programm auf diesem Server ändern. Sie vertrauen darauf, dass das nicht geschehen ist.
privacy-reach-upstream = Ein Dienst, der die Bilder macht, kann aufbewahren, was er bekommt. Was er dazu sagt, steht oben; dieser Server kann es nicht prüfen.
privacy-reach-moderation = Dasselbe gilt für den Dienst, der Ihre Worte zuerst ansieht.
privacy-reach-network = Wer das Netz beobachtet, sieht, dass Sie diese Seite benutzen, wann und wie viel gesendet wird; nicht was, wenn die Adresse der Seite mit https beginnt. Tor oder ein VPN verbirgt Ihre Adresse auch vor diesem Server.
privacy-reach-host = Die Firma, bei der dieser Server steht, oder ein Proxy vor ihm kann sehen, was durch ihre Hände geht.
privacy-reach-swap = Eine Maschine, der der Arbeitsspeicher knapp wird, kann Teile davon auf ihre Platte auslagern (Swap). Ihr Betreiber kann das abschalten, dieses Programm nicht.
privacy-reach-store = Ob die Datenbank, die sich die Server teilen, auch auf eine Platte schreibt, wird dort eingestellt; dieses Programm kann es nicht sehen.
privacy-reach-computer = Wer Ihren Browser nach Ihnen benutzt, kann die Bilder sehen, die er aufbewahrt.

privacy-children = Kinder
privacy-children-not = Dieser Dienst ist nicht für Kinder unter 16 Jahren gemacht. Er fragt niemanden nach dem Alter, denn dazu müsste er fragen, wer Sie sind.

privacy-changes = Änderungen
privacy-changes-since = So in Kraft seit { $date }.
privacy-changes-written = Diese Seite schreibt das Programm aus seinen eigenen Einstellungen; sie ändert sich mit ihnen. Was sie jetzt sagt, gilt jetzt.
privacy-changes-mark = Die Einstellungen, aus denen sie geschrieben ist, haben das Kennzeichen { $mark }. Ändert sich eine davon, ändert sich auch das Kennzeichen, und der Feed hat einen neuen Eintrag.
privacy-changes-feed = Um von Änderungen zu erfahren, folgen Sie dem Feed:
change-first = Die erste Fassung dieser Seite.
feed-title = { $name }: Änderungen der Datenschutzseite
feed-change = Geändert am { $date }
feed-settings = Einstellungen { $mark }
feed-makers = Die Einstellungen, aus denen die Datenschutzseite geschrieben ist, sind nicht mehr die von vorher, oder Sie sehen diesen Feed zum ersten Mal. Bilder werden gemacht von: { $makers }.
feed-moderation = Beschreibungen sieht vorab an: { $service }.
feed-more = Alles steht auf der Datenschutzseite.

## Your data

your-title = Ihre Daten
your-lead = Was dieser Server jetzt über Ihre Verbindung gespeichert hat, und was dieser Browser. Niemand fragt, wer Sie sind.
your-known = Woran Ihre Verbindung erkannt wird
your-known-address = An einem Hashwert Ihrer Adresse, der mit einem Schlüssel gebildet wird. Die Adresse selbst wird nicht gespeichert, und diese Seite zeigt sie nicht.
your-known-prefix = An einem mit einem Schlüssel gebildeten Hashwert der ersten { $bits } der 128 Bit Ihrer IPv6-Adresse. Die Adresse selbst wird nicht gespeichert, und diese Seite zeigt sie nicht.
your-known-circuit = An einem Hashwert der Nummer Ihres Tor-Kanals, der mit einem Schlüssel gebildet wird. Ihre Adresse hat diesen Server nicht erreicht. Mit einem neuen Kanal ist hier nichts mehr als Ihres bekannt.
your-known-shared = Wer Ihre Adresse mit Ihnen teilt, zu Hause oder hinter einem Anbieter, teilt diese Zählung. Dieser Server kann Sie nicht unterscheiden.
your-known-look = Ansehen ändert nichts: Kein Cookie wird gesetzt, nichts gezählt und keine Sitzung verlängert.
your-counts = Was gezählt wurde
your-counts-where = Es liegt hier: { $store }. Nur wie viel, nicht was.
your-count-pictures = Bilder
your-count-worked = Bilder darüber hinaus, für eine längere Rechnung
your-count-checks = Angeforderte Prüfungen
your-count-sounds = Prüfungen zum Anhören
your-count-none = { $what }: zurzeit nichts gezählt.
your-window = In
your-window-minute = einer Minute
your-window-hour = einer Stunde
your-window-day = einem Tag
your-allowed = Erlaubt
your-used = Verbraucht
your-left = Übrig
your-ends = Vergessen
your-number = { $count }
your-ends-none = nichts gezählt
your-ends-in = in { $time }
your-counts-networks = Auch die Netze um Ihre Adresse werden gezählt, das weiteste nach seinen ersten { $bits } Bit. Andere nutzen sie mit, darum steht ihre Zählung nicht hier; was für Sie übrig ist, berücksichtigt sie.
your-counts-circuits = Auch alle Kanäle zusammen werden gezählt. Andere nutzen sie ebenfalls, darum stehen ihre Zahlen nicht hier; was Ihnen bleibt, berücksichtigt sie.
your-counts-ends = Keine Zählung ist älter als { $window }. Eine beendete wird innerhalb von { $sweep } aus dem Speicher entfernt.
your-share = Ihr Anteil am Geld
your-share-none = Darüber ist nichts gespeichert.
your-share-waits = Ihre Verbindung wartet, bis sie an der Reihe ist.
your-share-ahead = Ihre Verbindung hatte bisher mehr als ihren Anteil.
your-share-ends = Das ist spätestens in { $time } vergessen, wenn Sie nichts weiter anfragen. Es liegt hier: { $store }.
your-session = Die Sitzung
your-session-none = Es gibt keine.
your-session-there = Es gibt eine. Sie endet in { $time }, wenn Sie darin nichts weiter tun, und höchstens { $longest } nach ihrem Beginn. Sie liegt hier: { $store }.
your-session-no-checks = Keine Prüfung ist darin offen.
your-session-checks = { $count ->
    [one] Eine Prüfung ist darin offen und endet in { $time }.
   *[other] { $count } Prüfungen sind darin offen. Die letzte endet in { $time }.
}
your-session-pass = Ihr nächster Versuch braucht noch { $time } lang keine neue Prüfung.
your-under-way = In Arbeit
your-under-way-none = Keine Anfrage Ihrer Verbindung wartet oder wird von diesem Server beantwortet.
your-under-way-count = { $count ->
    [one] Eine Anfrage Ihrer Verbindung wartet oder wird von diesem Server beantwortet.
   *[other] { $count } Anfragen Ihrer Verbindung warten oder werden von diesem Server beantwortet.
}
your-unfound = Was niemand nachschlagen kann
your-unfound-log = Zeilen des Zugriffsprotokolls. Darin steht kein Name, der zu Ihnen führt, also lassen sich Ihre nicht von denen anderer unterscheiden. Jede wird nach { $life } gelöscht.
your-unfound-no-log = Es gibt kein Zugriffsprotokoll.
your-unfound-work = Die Zufallszahl einer abgegebenen Rechnung. Sie steht unter keiner Sitzung und ist innerhalb von { $life } weg.
your-unfound-words = Ihre Worte und Bilder: Wenn Sie Ihre Antwort haben, hat dieser Server beides nicht mehr.
your-browser = In diesem Browser
your-browser-cookie = Ein Cookie namens { $name }, solange es eine Sitzung gibt. Skripte können es nicht lesen, darum steht es nicht in der Liste unten.
your-browser-noscript = Was dieser Browser sonst für diese Seite speichert, kann nur ein Skript auflisten. Auch die Einstellungen Ihres Browsers für diese Seite zeigen es.
your-copy = Eine Kopie nehmen
your-copy-what = Dieselben Angaben als Datei. Sie betreffen Ihre Verbindung; was Ihr Browser speichert, steht nicht darin.
your-copy-file = Sichern, was dieser Server gespeichert hat
your-erase = Löschen
your-erase-connection-what = Diese Verbindung vergessen: Die Sitzung und ihre offenen Prüfungen sind sofort weg, und Ihr Browser verwirft das Cookie. Ihre Bilder bleiben in Ihrem Browser.
your-erase-connection = Diese Verbindung vergessen
your-erase-everything-what = Alles löschen: das, und alles, was dieser Browser für diese Seite speichert, auch Ihre Bilder. Sie werden noch einmal gefragt.
your-erase-everything = Hier alles löschen …

erase-ask-title = Alles löschen?
erase-ask-lead = Auch Ihre Bilder in diesem Browser werden gelöscht.
erase-ask-what = Was verschwindet: die Sitzung, das Cookie und alles, was dieser Browser für diese Seite speichert: Bilder, Worte, Einstellungen.
erase-ask-final = Die Bilder gibt es nirgends sonst, außer Sie haben sie exportiert oder heruntergeladen. Das lässt sich nicht rückgängig machen.
erase-ask-export = Zuerst die Bilder sichern
erase-ask-keep = Alles behalten
erase-ask-yes = Ja, alles löschen
erase-connection-title = Vergessen
erase-connection-lead = Dieser Server kennt keine Sitzung von Ihnen mehr.
erase-everything-title = Gelöscht
erase-everything-lead = Dieser Server kennt keine Sitzung von Ihnen mehr, und Ihr Browser wurde angewiesen zu löschen, was er für diese Seite speichert.
erase-gone = Was weg ist
erase-gone-session = Die Sitzung, mit ihren offenen Prüfungen und allem, wozu sie noch gut war.
erase-gone-cookie = Das Cookie: Ihr Browser wurde angewiesen, es zu verwerfen.
erase-gone-browser = Was dieser Browser für diese Seite gespeichert hat: Ihr Browser wurde angewiesen, es zu löschen.
erase-gone-noscript = Ob er es getan hat, ist ohne Skript nicht zu sehen. Browser tun es nur, wo die Adresse mit https beginnt; sonst nutzen Sie die Einstellungen Ihres Browsers für diese Seite.
erase-stays = Was bleibt
erase-stays-count = Wie viel Ihre Verbindung verbraucht hat, als bloße Zahl, bis ihre Zeit um ist: höchstens { $window }.
erase-stays-why = Ließe es sich löschen, könnte jeder so viel haben, wie er mag, indem er es immer wieder löscht.
erase-stays-hash = Es steht unter einem Hashwert Ihrer Adresse, der mit einem Schlüssel gebildet wird. Der Schlüssel wechselt regelmäßig, also lässt sich nach höchstens { $record } hier nichts mehr mit Ihnen in Verbindung bringen.
erase-stays-under-way = Ein Bild, das gerade für Sie gemacht wird, entsteht weiter, bis Sie es abbrechen oder seine Seite verlassen.
erase-stays-browser = Was Ihr Browser selbst speichert: Ihre Bilder und Einstellungen.
erase-stays-log = Zeilen des Zugriffsprotokolls, die niemand nach Besuchern finden kann. Jede wird nach { $life } gelöscht.
erase-look = Ansehen, was übrig ist

script-browser-looking = Wird nachgesehen …
script-browser-nothing = Dieser Browser speichert nichts für diese Seite.
script-browser-blocked = Dieser Browser lässt die Seite nicht nachsehen.
script-browser-pictures = Bilder
script-browser-words = Worte, die Sie getippt haben
script-browser-settings = Einstellungen
script-browser-theme = Die Darstellung
script-browser-other = Andere Einträge
script-browser-visit = Einträge dieses Tabs
script-browser-database = Datenbank { $name }, { $part }
script-browser-cache = Zwischenspeicher { $name }
script-browser-worker = Service Worker
script-browser-whole = Zusammen, wie der Browser zählt
script-browser-entries = { $count } · { $size }
script-browser-number = { $count }
script-browser-erased = Noch einmal nachgesehen: Dieser Browser speichert nichts für diese Seite.
script-browser-left = Das ließ sich hier nicht löschen. Nutzen Sie die Einstellungen Ihres Browsers für diese Seite:
script-allowance-hour = Noch { $left } von { $most } Bildern in dieser Stunde.
script-allowance-day = Noch { $left } von { $most } Bildern heute.

## Cookies

cookies-title = Cookies
cookies-lead = Ein einziges Cookie, und nur, wenn es gebraucht wird. Kein Banner, denn es gibt nichts zuzustimmen.
cookies-one = Das Cookie
cookies-none = Dieser Server verlangt keine Prüfung, also setzt er kein Cookie.
cookies-name = Es heißt { $name }.
cookies-onion = Beim Onion-Dienst heißt es { $name }.
cookies-purpose = Es verbindet die Prüfung, die Sie bekommen, mit Ihrer Antwort und merkt sich, dass ein Versuch, der hier gescheitert ist, keine neue Prüfung braucht. Außerdem können Sie damit sehen und löschen, was unter ihm steht. Sonst tut es nichts.
cookies-when = Es wird gesetzt, wenn eine Prüfung verlangt wird: wenn Sie sich dem Formular zuwenden oder wenn Sie das Formular ohne Antwort senden. Das Lesen einer Seite setzt keines.
cookies-value = Sein Wert ist eine signierte Zufallszahl. Nur diese Seite bekommt es, Skripte können es nicht lesen, und es wird nicht gesendet, wenn Sie von einer anderen Seite kommen.
cookies-life = Es hat kein Ablaufdatum: Es endet, wenn Sie den Browser schließen, es sei denn, der Browser ist so eingestellt, dass er seine letzte Sitzung wiederherstellt. Wofür es steht, liegt hier: { $store }. Das endet nach { $idle } ohne Benutzung und spätestens nach { $longest }.
cookies-storage = Der Speicher Ihres Browsers
cookies-storage-pictures = Bilder, die Sie mit eingeschalteten Skripten machen, werden im Speicher dieses Browsers für diese Seite aufbewahrt, damit Sie sie in der Galerie finden: eine kleinere Kopie in localStorage (Namen, die mit { $prefix } beginnen), die Datei selbst in IndexedDB (eine Datenbank namens { $database }). Sie können jedes einzeln entfernen, oder alle.
cookies-storage-books = Daneben stehen ein paar kurze Notizen (Namen, die mit { $prefix } beginnen): wie viele Bilder es sind, wie viel Platz ist, welche Qualität der Kopien Sie gewählt haben, und ob der Browser zugesagt hat, sie zu behalten.
cookies-storage-words = Ihre Worte werden, beim Bild und in einer Liste, nur aufbewahrt, wenn Sie das Kästchen dafür ankreuzen.
cookies-storage-left = Wenn Sie gehen, während Bilder in Arbeit sind, merkt sich dieser Tab, wie viele es sind, damit die Seite es sagen kann, wenn Sie wiederkommen. Der Vermerk enthält sonst nichts und geht mit dem Tab.
cookies-storage-edit = Wenn Sie mit einem Bild aus der Galerie weitermachen, merkt sich dieser Tab, mit welchem, bis das Formular es hat.
cookies-storage-theme = Die Darstellung wird (unter { $key }) nur dann aufbewahrt, wenn Sie eine andere wählen als die Ihres Systems.
cookies-storage-offline = Solange Bilder da sind, hebt der Browser die Seite der Galerie und die Dateien dieser Website auf (in einem Cache, dessen Name mit { $prefix } beginnt, mit einem Service Worker), damit sich die Galerie auch ohne Netz öffnet. Darin steht keines Ihrer Wörter und keines Ihrer Bilder.
cookies-storage-sent = Nichts davon wird an den Server gesendet, außer einem Bild, das Sie auswählen, um daraus ein neues zu machen.
cookies-consent = Warum niemand nach Ihrer Einwilligung fragt
cookies-consent-why = Das Cookie und der Speicher dienen nur dem, was Sie selbst verlangen, deshalb verlangt das Recht über die Privatsphäre in der elektronischen Kommunikation keine Einwilligung (Richtlinie 2002/58/EG, Artikel 5 Absatz 3).
cookies-refuse = Wenn Sie sie sperren
cookies-refuse-cookie = Ohne das Cookie lässt sich keine Prüfung bestehen, also kann kein Bild gemacht werden, solange die Prüfung eingeschaltet ist.
cookies-refuse-how = Ohne den Speicher geht alles bis auf die Galerie; laden Sie Ihre Bilder dann herunter.

## Terms

terms-title = Bedingungen
terms-lead = Kurze Regeln für einen kleinen Dienst. Indem Sie das Formular senden, nehmen Sie sie an.
terms-service = Der Dienst
terms-service-what = Sie senden Worte, und daraus wird ein Bild gemacht. Es kostet Sie nichts, und Sie brauchen kein Konto.
terms-service-age = Er ist nicht für Kinder unter 16 Jahren gemacht.
terms-service-may = Der Betreiber darf den Dienst jederzeit einschränken, ändern oder einstellen.
terms-not = Was Sie nicht machen dürfen
terms-not-children = Sexuelle Bilder von Minderjährigen oder von Menschen, die wie Minderjährige aussehen.
terms-not-intimate = Sexuelle oder herabwürdigende Bilder von wirklichen Menschen.
terms-not-deceive = Bilder, die täuschen sollen: gefälschte Beweise, gefälschte Dokumente, unwahre Szenen mit wirklichen Menschen.
terms-not-hate = Bilder, die zu Gewalt oder Hass aufrufen oder bei einer Straftat helfen.
terms-not-law = Alles andere, was das Recht dort verbietet, wo Sie sind oder wo dieser Server ist.
terms-not-refuse = Solche Beschreibungen können abgelehnt werden, von diesem Server oder von dem Dienst, der die Bilder macht.
terms-fair = Faire Nutzung
terms-fair-limits = Die Grenzen auf der Startseite gelten für alle. Umgehen Sie sie nicht, senden Sie das Formular nicht maschinell und verkaufen Sie den Dienst nicht weiter.
terms-fair-key = Wer vom Betreiber einen Schlüssel hat, darf mit Programmen anfragen, im Rahmen des Kontingents dieses Schlüssels.
terms-fair-key-back = Der Betreiber kann einen Schlüssel jederzeit zurücknehmen.
terms-pictures = Die Bilder
terms-pictures-yours = Der Betreiber beansprucht kein Recht an dem, was Sie machen. Ob Sie oder jemand anderes eines hat, hängt vom Recht dort ab, wo Sie leben.
terms-pictures-provider = Wo ein Dienst die Bilder macht, gelten auch dessen Bedingungen. Sie sind neben dem Formular verlinkt, wo der Betreiber sie angegeben hat.
terms-pictures-mark = Jedes Bild trägt eine Kennzeichnung, die Programme lesen können und die sagt, wie es gemacht wurde (KI-Verordnung der EU, Artikel 50). Lassen Sie sie darin.
terms-pictures-tell = Wo jemand ein Bild für echt halten könnte, sagen Sie, dass es das nicht ist.
terms-pictures-lost = Dieser Server behält keine Kopie. Ein Bild, das Sie verlieren, kann Ihnen nicht noch einmal gegeben werden.
terms-warranty = Keine Gewähr
terms-warranty-as-is = Der Dienst wird so gegeben, wie er ist. Ein Bild kann falsch sein, anders als Ihre Worte oder den Bildern anderer ähnlich. Rechte, die Ihnen das Gesetz gibt und auf die sich nicht verzichten lässt, bleiben Ihnen.
terms-warranty-law = Wo das Gesetz keine Beschränkung zulässt, etwa bei Vorsatz oder bei Schäden an Leben und Gesundheit, haftet der Betreiber nach dem Gesetz.
terms-changes = Änderungen
terms-changes-since = So in Kraft seit { $date }.
terms-changes-now = Es gelten die Bedingungen, die auf dieser Seite stehen, wenn Sie das Formular senden.

## About

about-title = Über den Dienst
about-lead = Ein Bild aus Worten, für Menschen, die nicht bekannt sein wollen.
about-name = Ein Nachbild, englisch „afterimage“, ist das, was im Auge bleibt, wenn das Bild fort ist. Das ist die Idee: Das Bild bleibt bei Ihnen, und dieser Server behält keine Kopie.
about-how = Wie es geht
about-how-words = Sie schreiben, was Sie sehen möchten. Wo dieser Server danach fragt, schreiben Sie einen kurzen Code ab, damit Maschinen nicht verbrauchen, was für Menschen gedacht ist.
about-how-made = Der Server reicht Ihre Worte an das weiter, was das Bild macht, gibt das Bild an Sie weiter und vergisst beides.
about-how-kept = Mit eingeschalteten Skripten bewahrt Ihr Browser die Bilder für Sie in der Galerie auf. Ohne Skripte speichern Sie sie selbst.
about-made = Wie die Bilder gemacht werden
about-access = Für alle
about-access-how = Die Seiten sind für Tastaturen, Bildschirmleser, große Schrift und kleine Telefone gemacht.
about-access-scripts = Bilder lassen sich ohne Skripte machen.
about-access-code = Die Prüfung, wo es eine gibt, ist ein Bild von Buchstaben und Ziffern oder derselbe Code als Ton: Ziffern bei ihrem Namen und englische Wörter, die mit den Buchstaben beginnen. Wenn Sie beides nicht benutzen können, schreiben Sie dem Betreiber.
about-access-work = Die Prüfung hier ist eine Berechnung, die Ihr Browser von selbst ausführt. Dafür braucht er Skripte.
about-build = Was hier läuft
about-build-commit = Dieser Server sagt, dass auf ihm Version { $version } läuft, gebaut aus dem Commit { $commit }.
about-build-changed = Dieser Server sagt, dass auf ihm Version { $version } läuft, gebaut aus dem Commit { $commit } mit Änderungen, die in keinem Commit stehen. Darum kann niemand das Gleiche bauen.
about-build-unknown = Dieser Server sagt, dass auf ihm Version { $version } läuft. Wer sie gebaut hat, hat nicht gesagt, aus welchem Commit; darum gibt es nichts, womit man sie vergleichen könnte.
about-build-source = Der Quelltext dessen, was hier läuft
about-build-nowhere = Der Betreiber hat nicht gesagt, wo der Quelltext zu lesen ist.
about-build-crates = So gebaut, wie seine Quellen es sagen, trägt das Programm eine Liste aller Bibliotheken in sich, aus denen es besteht. Dieselbe Liste liegt, mit Lizenzen und Prüfsummen, in seinem Abbild neben ihm.
about-build-same = Derselbe Quelltext ergibt dasselbe Programm, bis aufs Byte, wo immer es mit denselben Werkzeugen gebaut wird. Wer das Programm vom Betreiber dieses Servers hat, kann es noch einmal bauen und vergleichen:
about-walls = Die Wände darum
about-walls-says = Wände sind, was der Kern des Betriebssystems dem Programm verbietet, was immer das Programm will. Dieser Server sagt, dass jetzt diese stehen:
about-walls-memory = Andere Programme seines Benutzers können seinen Speicher nicht lesen, und ein Absturz hinterlässt keine Kopie davon auf einer Platte.
about-walls-files = Es kann keine Datei schreiben außer seinem Zugriffsprotokoll, wenn es eines führt, und kein anderes Programm starten (Landlock, alles, was verlangt wird).
about-walls-part = Ein älterer Kern hält Dateien und Programme zum Teil von ihm fern (Landlock, soweit dieser Kern es kennt).
about-walls-open = Dieser Kern kann Dateien und Programme nicht von ihm fernhalten (kein Landlock).
about-walls-calls = { $count ->
    [one] Der Kern verweigert { $count } Aufruf, den ein solcher Server nie braucht (seccomp).
   *[other] Der Kern verweigert { $count } Aufrufe, die ein solcher Server nie braucht (seccomp).
 }
about-walls-callable = Dieser Kern kann ihm keine Aufrufe verweigern (kein seccomp).
about-walls-off = Der Betreiber hat die Wände um Dateien, Programme und Aufrufe des Kerns weggelassen.
about-measure = Was bewiesen ist und was nicht
about-measure-why = Für seine Private Cloud Compute hat Apple aufgeschrieben, was ein Dienst erfüllen muss, damit niemand dem vertrauen muss, der ihn betreibt. Daran gemessen tut dieser Dienst einiges davon und kann den Rest nicht ohne Hardware, die aus der Ferne bezeugt, was auf ihr läuft.
about-measure-read = Die Anforderungen in Apples Worten (englisch)
about-stateless = Zustandslose Verarbeitung persönlicher Daten
about-stateless-how = Gilt für dieses Programm. Ihre Worte und Ihr Bild dienen dazu, Ihnen zu antworten, und zu nichts anderem. Das Programm schreibt sie auf keine Platte und in kein Protokoll, und wenige Sekunden, nachdem Sie gegangen sind, stehen sie in keinem Speicher mehr. Wo jemand anderes die Bilder macht, ist das so viel wert wie dessen Wort.
about-enforceable = Durchsetzbare Zusicherungen
about-enforceable-how = Gilt zum Teil. Wo die Wände oben stehen, hält der Kern das Programm an sein Wort über Dateien. Nichts Technisches hält den Betreiber dazu an, dieses Programm unverändert laufen zu lassen, oder einen Anbieter an das, was er sagt.
about-privileged = Kein bevorrechtigter Zugriff im Betrieb
about-privileged-how = Gilt nicht. Das Programm selbst hat keinen Eingang für seinen Betreiber: keine Verwaltung, keine Fernsteuerung, keine Fehlersuche. Aber wer über die Maschine herrscht, kann ihren Speicher trotzdem lesen. Nur Hardware, die ihren Speicher auch vor ihm verschlüsselt, würde das ändern.
about-target = Niemand lässt sich gezielt herausgreifen
about-target-how = Gilt zum Teil. Besucher haben keine Konten, die Seiten sind für alle gleich, und ein Anbieter erfährt nichts, was Besucher unterscheidet. Aber Ihre Adresse erreicht diesen Server, und wer ihn übernimmt, könnte Sie daran herausgreifen. Apple setzt ein Relais von jemand anderem dazwischen; mit dem Tor-Browser können Sie dasselbe tun.
about-transparency = Überprüfbare Transparenz
about-transparency-how = Gilt zum Teil. Der Quelltext ist zu lesen, wo er veröffentlicht ist, jedes Versprechen dieser Seiten wird von Tests gehalten, und dasselbe Programm lässt sich noch einmal bauen. Dass dieser Server dieses Programm laufen lässt, ist aus der Ferne nicht zu sehen: Ein verändertes könnte Ihnen genau diese Seite zeigen. Der Beweis braucht Hardware, die bezeugt, was auf ihr läuft, und ein öffentliches Verzeichnis aller Ausgaben.
about-more = Zum Weiterlesen

## Contact

contact-title = Kontakt
contact-lead = Wem Sie schreiben können.
contact-none = Der Betreiber dieses Servers hat keine Adresse angegeben.
contact-operator = Dieser Dienst wird betrieben von { $operator }.
contact-report = Um ein Bild oder eine Nutzung dieses Dienstes zu melden, die gegen das Gesetz verstößt, schreiben Sie dem Betreiber und sagen Sie, was es ist und wo Sie es gesehen haben. Dieser Server hat keine Kopie von Bildern oder Worten und kann deshalb nicht nachsehen, wer eines gemacht hat.
contact-data = Zu Ihren Rechten an Ihren Daten lesen Sie zuerst die Seite zum Datenschutz: Sie sagt, was es gibt.
contact-lost = Verlorene Bilder lassen sich von hier nicht zurückholen. Sie waren immer nur in Ihrem Browser.
contact-access = Wenn etwas auf diesen Seiten Sie aussperrt, sagen Sie es; es ist ein Fehler.
contact-security = Für eine Lücke in der Sicherheit nehmen Sie die Adresse in security.txt:

# Ein eigenes Bild

edit-this = Dieses Bild bearbeiten
edit-ways = Mit dem Skript dieser Seite können Sie ein Bild auch auf das Formular ziehen oder einfügen. Ort, Zeit, Kamera und Kommentare bleiben in diesem Browser.
edit-picture = Ihr Bild
edit-canvas = Maske auf Ihrem Bild
edit-what = Übermalen Sie, was neu gemacht werden soll. Es wird schraffiert gezeigt. Ist nichts übermalt, darf sich das ganze Bild ändern.
edit-brush = Pinsel
edit-eraser = Radierer
edit-move = Verschieben
edit-size = Pinselgröße
edit-soft = Weicher Rand
edit-zoom = Vergrößern
edit-undo = Rückgängig
edit-redo = Wiederholen
edit-invert = Umkehren
edit-clear = Leeren
edit-keyboard = Mit der Tastatur
edit-keys = Gehen Sie mit der Tabulatortaste zum Bild. Die Pfeiltasten bewegen den Ring, mit der Umschalttaste in kleinen Schritten. Die Leertaste malt; halten und bewegen Sie, um zu zeichnen. Eckige Klammern ändern die Größe. B nimmt den Pinsel, E den Radierer. Strg und Z macht rückgängig, Strg und Y wiederholt.
edit-extend = Das Bild erweitern
edit-extend-note = Pixel, die an jeder Seite dazukommen. Was dazukommt, wird neu gemacht.
edit-top = Oben
edit-right = Rechts
edit-bottom = Unten
edit-left = Links
edit-less = weniger
edit-more = mehr
edit-fit = Auf die Form der gewählten Größe erweitern
edit-remove = Das Bild entfernen
script-edit-at = { $across } % von links, { $down } % von oben, nicht übermalt.
script-edit-at-painted = { $across } % von links, { $down } % von oben, übermalt.
script-edit-gif = Das ist ein GIF. Speichern Sie es zuerst als PNG, JPEG oder WebP.
script-edit-gone = Das Bild, mit dem es weitergehen sollte, ist nicht mehr in diesem Browser.
script-edit-heavy = Das Bild ist für diesen Server zu schwer, wie auch immer es geschrieben wird. Wählen Sie ein kleineres.
script-edit-heic = Das ist ein Bild in HEIC oder AVIF. Speichern Sie es zuerst als JPEG; Telefone bieten das beim Teilen eines Bildes an.
script-edit-large = Das Bild ist für diesen Server zu groß, und dieser Browser lässt die Seite es nicht verkleinern. Wählen Sie ein kleineres.
script-edit-model = Gewählt ist jetzt { $model }: Das Modell davor nimmt kein Bild.
script-edit-moving = Dieses Bild bewegt sich. Wählen Sie eines, das es nicht tut.
script-edit-other = Das ist kein Bild in PNG, JPEG oder WebP, oder es ist beschädigt.
script-edit-painted = { $percent } % des Bildes sind übermalt und werden neu gemacht.
script-edit-reading = Das Bild wird vorbereitet…
script-edit-ready = Gesendet wird es mit { $width } × { $height } Pixeln, ohne Ort, Zeit, Kamera und Kommentare.
script-edit-removed = Das Bild ist entfernt.
script-edit-several = Immer nur ein Bild: Genommen wurde das erste.
script-edit-shape = Die gewählte Größe hat eine andere Form: Das Bild wird vielleicht beschnitten oder verzerrt.
script-edit-size = Die Größe ist jetzt { $size }, der Form Ihres Bildes am nächsten.
script-edit-smaller = Gesendet wird es mit { $width } × { $height } Pixeln, ohne Ort, Zeit, Kamera und Kommentare. Mehr nützt dem Modell nicht.
script-edit-svg = Das ist eine SVG-Zeichnung. Speichern Sie sie zuerst als PNG.
script-edit-turned = Dieser Browser lässt die Seite das Bild nicht aufrichten. Liegt es auf der Seite, drehen Sie es zuerst.
script-edit-unpainted = Nichts ist übermalt.
script-edit-untrue = Dieser Browser schützt Sie, indem er verändert, was eine Seite zeichnet. Ihr Bild wird gesendet, wie Sie es gewählt haben, ohne die Angaben in seiner Datei, und kann nicht erweitert werden. Die Maske ist genau.
script-strength-little = Wenig ändert sich.
script-strength-much = Viel ändert sich.
script-strength-some = Einiges ändert sich.
script-strength-unsaid = Der Dienst entscheidet, wie weit.
script-strength-whole = Fast alles ändert sich.

## /api

api-title = Für Programme
api-lead = Ein Programm fragt hier nach Bildern, wie es die Bilder-Schnittstelle von OpenAI fragen würde: mit dieser Adresse und einem Schlüssel vom Betreiber.
api-begin = So beginnt es
api-begin-address = Die Basisadresse ist { $address }.
api-begin-key = Jede Anfrage trägt ihren Schlüssel im Header Authorization. Wer keinen Schlüssel hat, bittet den Betreiber darum.
api-begin-document = Die ganze Beschreibung für Programme:
api-begin-english = Was folgt, ist auf Englisch, so wie es dort steht.
api-takes = Nimmt entgegen
api-answers = Antwortet
api-name = Name
api-kind = Wert
api-when = Status und Grund
api-media = Form
api-needed = (nötig)
