# Every sentence Afterimage says in Arabic, in words that fit a reader of any sex: no imperatives, no "you" in the present tense.
# A number is always an argument: what is promised is read from the running program, never written here.

## The frame of every page

skip = الانتقال إلى المحتوى
description = صورة من الكلمات. بلا حساب، وتُنسى كلماتك فور وصول النتيجة إليك.
nav-main = الصفحات
nav-policies = السياسات
nav-languages = اللغات
nav-languages-beside = في اللغات الأخرى تكون الاستمارة فارغة. تُفتح في علامة تبويب جديدة، وتبقى كلماتك في هذه الصفحة.
nav-front = إنشاء صورة
nav-gallery = معرض الصور
nav-about = نبذة
nav-privacy = الخصوصية
nav-cookies = ملفات تعريف الارتباط
nav-terms = الشروط
nav-contact = الاتصال
nav-your-data = بياناتك
footer-operator = يشغّل هذه الخدمة { $operator }.
footer-nobody = لم يذكر مشغّل هذا الخادم اسمه.
theme-to-dark = التبديل إلى المظهر الداكن
theme-to-light = التبديل إلى المظهر الفاتح

## The form

front-heading = ما الصورة المطلوبة؟
front-promise = بلا حساب. ينسى هذا الخادم كلماتك فور وصول النتيجة إليك.
prompt-again = الصورة المطلوبة
prompt-example = ميناء هادئ عند الفجر في الشتاء، بألوان مائية
history = الكلمات السابقة
link = نسخ رابط لهذا
note-close = إغلاق هذا التنبيه
careful-dismiss = أعلم ذلك
model = النموذج
model-change = عرض خيارات هذا النموذج
size = الشكل والحجم
size-swap = تبديل العرض والارتفاع
count = عدد الصور
cost = تُحتسب كل صورة واحدةً من { $most } في الدقيقة.
style = الأسلوب
style-none = كما كُتب
style-adds = يضيف:
style-comic = قصص مصوّرة
style-ink = حبر
style-oil = ألوان زيتية
style-pencil = قلم رصاص
style-photo = صورة فوتوغرافية
style-pixel = فن البكسل
style-watercolour = ألوان مائية
style-woodcut = نقش على الخشب
quality = الجودة
background = الخلفية
format = صيغة الملف
choice-usual = الإعداد المعتاد
choice-auto = تلقائي
choice-high = عالية
choice-low = منخفضة
choice-medium = متوسطة
choice-opaque = معتمة
choice-standard = قياسية
choice-transparent = شفافة
more = المزيد من الإعدادات
negative_prompt = ما لا ينبغي أن يظهر (negative prompt)
seed = البذرة (seed)
seed-hint = عدد صحيح. الكلمات نفسها مع البذرة نفسها تنطلق من العشوائية نفسها. تركها فارغة يعني اختيارًا عشوائيًا.
seed-lock = تثبيت هذه البذرة
seed-last = بذرة الصورة الأخيرة
seed-throw = بذرة عشوائية جديدة
steps = عدد الخطوات
guidance = مدى الالتزام بالكلمات (guidance)
image = صورة خاصة بك
image-hint = ملف PNG أو JPEG أو WebP، لا يتجاوز { $bytes } و{"\u2066"}{ $width } × { $height }{"\u2069"} بكسل. يُرسل مع كلماتك إلى الخدمة التي تنشئ الصورة، وتُزال منه قبل ذلك بيانات المكان والوقت والكاميرا والتعليقات. وينساه هذا الخادم مع كلماتك.
image-later = من دون JavaScript، يُرجى اختيار الملف في الصفحة التالية بجانب الرمز، إذ لا يمكن لهذه الصفحة أن تمرّره.
image-again = لا يمكن للصفحة أن تحتفظ بملف. يُرجى اختيار ملفك من جديد.
mask = القناع (mask)
mask-hint = ملف PNG بعرض صورتك وارتفاعها تمامًا.
mask-transparent = يُعاد رسم الصورة حيث يكون القناع شفافًا.
mask-white = يُعاد رسم الصورة حيث يكون القناع أبيض، ولا شيء شفاف فيه.
strength = مدى الابتعاد عن صورتك
range-hint = من { $least } إلى { $most }.
keep-words = الاحتفاظ بكلماتي في هذا المتصفح: مع الصورة، وفي قائمة
make = إنشاء الصورة
make-file = إنشاؤها ملفًا
stand_in = إذا تعذّرت الخدمة، يجوز لخدمة أخرى إنشاء الصورة
stand_in-terms = بدلًا من { $model }: { $other }. الجهة: { $name }. المكان: { $region }. الاحتفاظ: { $retention }. التدريب: { $training }.
stand_in-painter = بدلًا من { $model }: { $other }، وهو برنامج صغير على هذا الخادم وليس نموذج ذكاء اصطناعي. ولا تُرسل كلماتك من أجله إلى أي جهة أخرى.
limits-rate = أقصى عدد من الصور من شبكة واحدة: { $minute } في الدقيقة، و{ $hour } في الساعة، و{ $day } في اليوم.
limits-prompt = لا يتجاوز الموجّه (prompt) هذا العدد من الأحرف: { $most }.
limits-solve = اجتياز التحقّق مرة واحدة يكفي { $count ->
        [zero] لعدد { $count } من الصور.
        [one] لصورة واحدة.
        [two] لصورتين على الأكثر دفعة واحدة.
        [few] لما يصل إلى { $count } صور دفعة واحدة.
        [many] لما يصل إلى { $count } صورة دفعة واحدة.
       *[other] لما يصل إلى { $count } صورة دفعة واحدة.
    }
funds-left = بقي للجميع نحو { $percent }% من صور الساعة.
funds-hour-spent = نفدت صور هذه الساعة. يمكن إنشاء الصورة التالية عند الساعة { $opens } بالتوقيت العالمي المنسّق (UTC).
funds-day-spent = نفدت صور اليوم. يمكن إنشاء الصورة التالية عند الساعة { $opens } بالتوقيت العالمي المنسّق (UTC).

## How it is made, and where the words go

card-heading = كيف تُنشأ الصور
label-model = مولّدة بالذكاء الاصطناعي: ينشئ هذه الصور نموذج ذكاء اصطناعي
label-painter = يرسمها برنامج، لا نموذج ذكاء اصطناعي
card-painter = يقرأ برنامج صغير على هذا الخادم كلماتك ويرسم. ولا تُرسل إلى أي جهة أخرى.
card-painter-moderated = يقرأ برنامج صغير على هذا الخادم كلماتك ويرسم.
card-moderation = فحص مسبق: تفحص خدمة أخرى الكلمات
card-moderation-sent = قبل إنشاء أي صورة، تُرسل كلماتك، ومعها الصورة المرفقة إن وُجدت، إلى هذه الخدمة، وقد ترفضها. أما عنوانك وهذه الجلسة فلا يُرسلان.
card-sent = تُرسل كلماتك إلى الخدمة التي تنشئ الصورة. أما عنوانك وهذه الجلسة فلا يُرسلان.
card-who = الجهة
card-region = المكان
card-retention = الاحتفاظ
card-training = التدريب
card-terms = شروطها
card-unstated = لم يذكره المشغّل

## The check

challenge-legend = تحقّق قصير
challenge-hint = يُرجى نسخ الحروف والأرقام الظاهرة في الصورة من اليسار إلى اليمين، المرتفعة منها والمنخفضة. لا فرق بين الحروف الكبيرة والصغيرة.
challenge-alt = صورة للحروف والأرقام المطلوب نسخها
challenge-code = الرمز
challenge-new = عرض رمز آخر
challenge-listen = الاستماع إلى الرمز
challenge-stop = إيقاف
challenge-sound = الرمز صوتًا
challenge-sound-file = حفظ الصوت
challenge-sound-hint = ينطق الصوت الرمز نفسه مرتين: الأرقام بأسمائها، ولكل حرف كلمة تبدأ به. يُرجى كتابة الأرقام والحروف الأولى من الكلمات.
challenge-sound-language = الصوت باللغة الإنجليزية.
challenge-other = هل تصعب القراءة؟ عند ترك الحقل فارغًا والضغط على الزر يظهر رمز آخر.
challenge-later = عند الضغط على الزر يُطلب نسخ رمز قصير من صورة أو صوت. ويبقى ما كتبته في الاستمارة.
challenge-passed = عند الضغط على الزر الآن لن يُطلب رمز آخر، فما حدث من خلل لم يكن بسببك.
challenge-needs-script = قبل كل صورة يطلب هذا الموقع من متصفحك عملية حسابية قصيرة. ويحتاج ذلك إلى JavaScript، وهو معطّل هنا. لإنشاء الصور يُرجى السماح به لهذا الموقع.
challenge-title = تحقّق قصير واحد
challenge-lead = بعد نسخ الرمز تُنشأ صورتك. وما كتبته لا يزال في الاستمارة.

work-hint = يجري متصفحك عملية حسابية قصيرة كي لا تستنفد البرامج هذه الخدمة. تبدأ العملية مع بدء ملء الاستمارة وتستمر في أثنائه.
work-progress = تقدّم العملية الحسابية
work-stop = إيقاف العملية الحسابية
work-start = بدء العملية الحسابية
work-letters = كتابة الحروف بدلًا من ذلك
work-instead = ترك الحساب للمتصفح بدلًا من ذلك

## The stage, filled by the page's script

stage = صورتك
stage-empty = تظهر صورتك هنا. وتُحفظ في هذا المتصفح، لا على هذا الخادم.
stage-empty-noscript = تظهر صورتك في الصفحة التالية.
progress = تقدّم الصورة
cancel = إلغاء
download = تنزيل
remove = إزالة
undo = تراجع
again = إعادة المحاولة
vary = صورة أخرى
reuse = استخدام إعداداتها
job-close = إغلاق
stage-job = طلب واحد
tell = إشعاري عند الانتهاء

## The words of before, kept by the browser

history-title = الكلمات السابقة
history-where = هي في هذا المتصفح وحده، لأنك طلبت الاحتفاظ بها.
history-search = البحث في كلماتك
history-close = إغلاق
history-clear = حذف الكل
history-clear-sure = نعم، حذف الكل

## The answer page, without script

answer-title = صورتك
answer-started = يجري إنشاء صورتك. تمتلئ هذه الصفحة من تلقاء نفسها، فيُرجى تركها مفتوحة.
answer-place = موقعك في الدور: { $place }.
answer-percent = اكتمل { $percent }%.
answer-alt = الصورة { $number }، أُنشئت من كلماتك
answer-save = للاحتفاظ بالصورة يُرجى حفظها من قائمة المتصفح. لا يحتفظ هذا الخادم بنسخة منها.
answer-some = وصل من الصور { $count } من أصل { $asked }.
answer-seed = البذرة: { $seed }
answer-made-by = أنشأها { $model }.
answer-stood-in = أنشأها { $model } بدلًا من النموذج الذي اخترته.

## What the script says

script-file-too-large = الملف كبير جدًا. الحد المقبول مذكور أعلاه.
script-fault = { $title }. { $detail }
script-cost = هذا يستهلك { $count } من { $most } من الصور المتاحة لشبكتك في الدقيقة.
script-range = من { $least } إلى { $most }.
script-enough = الصور قيد الإنشاء: { $count }. يُرجى انتظار إحداها أو إلغاؤها.
script-elapsed = الوقت المنقضي: { $time }.
script-left = بقي نحو { $time }.
script-left-behind = طلبات كانت قيد التنفيذ عند مغادرة هذه الصفحة: { $count }. أُلغيت، وربما احتُسبت.
script-offline = لا يوجد اتصال بالشبكة. ما كتبته باقٍ هنا.
script-online = عاد الاتصال بالشبكة.
script-tell-on = يصلك إشعار حين لا تكون هذه الصفحة أمامك. ولا يحتوي على أي من كلماتك.
script-tell-denied = لا يعرض هذا المتصفح إشعارات لهذه الصفحة. يظهر ذلك أيضًا في عنوان علامة التبويب.
script-history-count = عدد المدخلات: { $count }
script-history-delete = حذف
script-link-copied = نُسخ الرابط. وهو يحتوي على كلماتك، ولا يستطيع قراءتها إلا من يصل إليه الرابط.
script-link-here = الرابط المطلوب نسخه:
script-link-empty = لا توجد كلمات لإنشاء رابط لها.
script-link-long = النص أطول من أن يتسع له رابط.
script-link-filled = مُلئت هذه الاستمارة من رابط. لا يُرسل شيء قبل الضغط على الزر.
script-link-filled-part = مُلئت هذه الاستمارة من رابط، لكن بعض ما فيه غير متاح هنا. لا يُرسل شيء قبل الضغط على الزر.
script-link-waits = جاء رابط بكلمات، لكنك كتبت كلمات من قبل، فبقيت كلماتك. لاستخدام كلمات الرابط يُرجى إفراغ الحقل وفتح الرابط من جديد.
script-careful-email = يبدو أن في كلماتك عنوان بريد إلكتروني. وهي تُرسل إلى الجهة التي تنشئ الصورة.
script-careful-phone = يبدو أن في كلماتك رقم هاتف. وهي تُرسل إلى الجهة التي تنشئ الصورة.
script-careful-card = يبدو أن في كلماتك رقم بطاقة. وهي تُرسل إلى الجهة التي تنشئ الصورة.
script-sending = يجري إرسال كلماتك
script-place = موقعك في الدور: { $place }
script-painting = يجري إنشاء صورتك
script-preview = معاينة أولى للصورة { $number }
script-picture = الصورة { $number }، أُنشئت من كلماتك
script-done = صورتك جاهزة.
script-done-some = وصل من الصور { $count } من أصل { $asked }.
script-stood-in = أنشأها { $model } بدلًا من النموذج الذي اخترته.
script-seed = البذرة { $seed }
script-kept = حُفظت في هذا المتصفح.
script-kept-full = مساحة التخزين في هذا المتصفح ممتلئة، فلم تُحفظ الصورة. يُرجى تنزيلها أو توفير مساحة في معرض الصور.
script-kept-not = لا يسمح هذا المتصفح للصفحة بحفظ أي شيء. يُرجى تنزيل الصورة، وإلا ضاعت عند مغادرة الصفحة.
script-kept-copy = حُفظت نسخة أصغر في هذا المتصفح. للحصول على الصورة كما وصلت يُرجى تنزيلها.
script-kept-moved = النسخ الصغيرة التي أُزيلت لتوفير مساحة: { $count }. ولا تزال صورها في المعرض.
script-kept-undone = عادت النسخ إلى مكانها.
script-kept-not-undone = لم تعد المساحة تكفيها كلها. وما بقي منها موجود في المعرض.
script-kept-ask = للاحتفاظ بهذه الصورة لا بد من حذف صور أقدم نهائيًا: { $count }. وهي غير محفوظة في أي مكان آخر، فيُرجى تنزيل المرغوب في إبقائه من هنا.
script-kept-removed = أُزيلت من هذا المتصفح.
script-lasting = وافق متصفحك على عدم محوها من تلقاء نفسه.
script-not-lasting = قد يمحوها متصفحك عند امتلاء القرص. يُرجى تنزيل ما لا ينبغي أن يضيع.
script-cancelled = أُلغي الطلب. ما كتبته لا يزال هنا. وربما احتُسبت الصورة.
script-stopped = أُلغي الطلب قبل إرساله. لم يُستهلك شيء.
script-lost = انقطع الاتصال قبل وصول الصورة. ما كتبته لا يزال هنا. وربما احتُسبت الصورة.
script-lost-some = انقطع الاتصال. وصل من الصور { $count } من أصل { $asked }، وهي معروضة.
script-unreachable = تعذّر الوصول إلى هذا الخادم. يُرجى التحقّق من الاتصال وإعادة المحاولة. ما كتبته لا يزال هنا.
script-unshown = لا يستطيع هذا المتصفح عرض هذه الصورة، لكن يمكن تنزيلها.
script-unexpected = أعطى هذا الخادم ردًا لا تفهمه هذه الصفحة. يُرجى إعادة تحميل الصفحة والمحاولة من جديد.
script-retry = يُرجى إعادة المحاولة بعد { $time }.
script-counter = الأحرف: { $count } من { $most }.
script-too-long = هذا أطول مما تقبله الاستمارة.
script-challenge-loading = الرمز في طريقه إليك.
script-challenge-first = يُرجى نسخ الرمز أولًا.
script-challenge-old = انتهت صلاحية ذلك الرمز. إليك رمزًا جديدًا.
script-challenge-wait = لا رمز جديد في الوقت الحالي. يُرجى إعادة المحاولة بعد { $time }.
script-challenge-failed = تعذّر تحميل الرمز.
script-challenge-passed = لا حاجة إلى رمز جديد في المحاولة التالية.
script-work-running = متصفحك يحسب الآن.
script-work-done = انتهى الحساب. لا حاجة إلى كتابة أي شيء.
script-work-queued = تُنشأ صورتك فور انتهاء العملية الحسابية.
script-work-harder = يجري متصفحك عملية حسابية أطول لتوفير مكان يتجاوز حصة شبكتك. بعدها تُنشأ صورتك تلقائيًا.
script-work-stopped = أُوقفت العملية الحسابية. لم يُستهلك شيء.
script-work-wait = لا عملية حسابية جديدة في الوقت الحالي. يُرجى إعادة المحاولة بعد { $time }.
script-work-failed = تعذّر تحميل العملية الحسابية.
script-work-unable = لا يستطيع هذا المتصفح إجراء العملية الحسابية هنا.
script-work-passed = لا حاجة إلى عملية حسابية جديدة في المحاولة التالية.
script-sound-loading = الصوت في طريقه إليك.
script-sound-over = كان ذلك الرمز كاملًا.
script-sound-wait = لا صوت في الوقت الحالي. يُرجى إعادة المحاولة بعد { $time }.
script-sound-gone = لم يعد ممكنًا تشغيل هذا الرمز. يُرجى عرض رمز آخر.
script-sound-failed = تعذّر تشغيل الصوت.
script-code-used = إليك رمزًا جديدًا للصورة التالية.
kept-replace = حذف الصور الأقدم والاحتفاظ بهذه

## The gallery

gallery-title = معرض الصور
gallery-lead = صورك من مساحة التخزين الخاصة بهذا المتصفح. وليس لدى هذا الخادم أي منها.
gallery-noscript = يقرأ المعرض مساحة التخزين في متصفحك، وهذا يحتاج إلى البرامج النصية. ومن دونها يُرجى حفظ كل صورة من قائمة المتصفح.
gallery-empty = لا شيء هنا بعد.
gallery-make = إنشاء صورة
gallery-blocked = لا يسمح هذا المتصفح للصفحة بقراءة مساحة تخزينه، فلا يوجد معرض. يحدث هذا في النوافذ الخاصة ومع الإعدادات المشدّدة.
gallery-delete-all = حذف الكل
gallery-delete-all-ask = هل تُحذف كل الصور المحفوظة في هذا المتصفح؟
gallery-delete-all-note = لا توجد في أي مكان آخر، إلا إذا سبق أن صدّرتها أو نزّلتها. ولا يمكن التراجع عن ذلك.
gallery-delete-all-yes = نعم، حذف الكل
gallery-delete = حذف
gallery-keep = الاحتفاظ بها
gallery-close = إغلاق
gallery-earlier = الصورة الأقدم
gallery-later = الصورة الأحدث
gallery-viewer = الصورة بحجم كبير
gallery-search = البحث في كلماتك أو عن نموذج أو حجم
gallery-favourites = المفضلة
gallery-order = الترتيب
gallery-newest = الأحدث أولًا
gallery-oldest = الأقدم أولًا
gallery-all = تحديد الكل
gallery-none = إلغاء تحديد الكل
gallery-selection = الصور المحددة
gallery-favourite = مفضلة
gallery-compare = مقارنة
gallery-zip = تنزيل بصيغة ZIP
gallery-nothing-found = لا توجد صورة مطابقة.
gallery-format = صيغة التنزيل
gallery-format-received = كما وصلت
gallery-format-note = يغيّر هذا المتصفح ما يُرسم، كي لا تتعرف عليه أي صفحة. ولذلك لا يمكن تنزيل الصورة هنا إلا كما وصلت.
gallery-reuse = إنشاء صورة أخرى مثلها
gallery-copy = نسخ الصورة
gallery-copy-words = نسخ الكلمات
gallery-share = مشاركة
gallery-comparison = مقارنة بين صورتين
gallery-way = العرض
gallery-way-beside = جنبًا إلى جنب
gallery-way-over = إحداهما فوق الأخرى
gallery-split = الخط الفاصل بين الصورتين
gallery-erase = حذف كل شيء
gallery-erase-note = في الأعلى يمكنك حذف صورة واحدة أو عدة صور، والتراجع عن ذلك. أما هنا فتُحذف كلها نهائيًا.
gallery-export-first = التصدير أولًا
export-title = أخذ كل شيء معك
export-note = ملف واحد فيه كل صورك ومعلوماتها، ومفضلتك، والكلمات التي احتفظت بها، وإعداداتك. يمكن نقله إلى متصفح آخر، أو حفظه تحسبًا لنسيان هذا المتصفح.
export-passphrase = عبارة المرور، عند الرغبة في قفل الملف
export-again = عبارة المرور مرة أخرى
export-passphrase-note = لا يستطيع أحد فتح الملف من دونها، ولا يستطيع أحد إعادتها إليك.
export-no-lock = وصلت هذه الصفحة عبر HTTP غير المشفّر. ولا يستطيع المتصفح هنا قفل ملف بعبارة مرور.
export-do = تصدير كل شيء
export-zip = الصور بصيغة ZIP
import-label = ملف مُصدَّر
import-note = يُضاف ما فيه إلى ما هو موجود هنا. والصورة الموجودة هنا لا تُضاف مرة أخرى.
import-passphrase = عبارة مرور الملف
import-do = استيراد
storage-title = مساحة التخزين في متصفحك
storage-seen = قرأت هذا
storage-quality = جودة النسخ الصغيرة
storage-quality-small = منخفضة: تتسع لنسخ أكثر
storage-quality-good = جيدة
storage-quality-best = الأفضل: تتسع لنسخ أقل
storage-quality-note = تُحفظ كل صورة أيضًا كما وصلت، ما دامت هناك مساحة. أما النسخ فهي للعرض السريع، ولحالة ضياع الملف. ولا يسري هذا الخيار إلا على النسخ القادمة.
script-storage-copies = النسخ الصغيرة: { $used } من { $most } من الأحرف (localStorage)
script-storage-copies-none = النسخ الصغيرة: لا مكان لها في هذا المتصفح (localStorage محظور).
script-storage-files = الملفات كما وصلت: { $used } من { $most } (IndexedDB)
script-storage-files-unknown = الملفات كما وصلت: { $used } (IndexedDB). لا يذكر هذا المتصفح مقدار المساحة المتاحة.
script-storage-files-none = الملفات كما وصلت: لا مكان لها في هذا المتصفح (IndexedDB محظور).
script-offline-gallery = يُفتح هذا المعرض أيضًا دون اتصال بالشبكة.
script-plain = وصلت هذه الصفحة عبر HTTP غير المشفّر. هنا لا يستطيع المتصفح أن يَعِد بالاحتفاظ بالصور، ولا أن يعرض المعرض من دون شبكة، ولا أن يقفل ملفًا بعبارة مرور. يُرجى تنزيل ما لا ينبغي أن يضيع.
script-quality-chosen = تُنشأ النسخ بهذه الجودة من الآن فصاعدًا.
script-quality-forgotten = لم يسمح هذا المتصفح للصفحة بتذكّر ذلك.
script-missing-files = محا هذا المتصفح ملفات صورك: { $count }. وما كانت له نسخة أصغر لا يزال هنا.
script-missing-copies = محا هذا المتصفح النسخ الصغيرة من صورك: { $count }. والصور المحفوظة ملفاتٍ أيضًا لا تزال هنا.
script-gallery-count = الصور المحفوظة: { $count }
script-gallery-open = فتح الصورة { $number }
script-gallery-deleted = عدد ما حُذف: { $count }
script-gallery-deleted-all = حُذفت كلها.
script-gallery-not-deleted = لم يسمح هذا المتصفح للصفحة بحذفها.
script-gallery-found = الصور التي عُثر عليها: { $count } من { $most }
script-gallery-select = تحديد
script-gallery-favourite = مفضلة
script-gallery-selected = عدد المحدد: { $count }
script-gallery-position = الصورة { $place } من { $most }
script-gallery-restored = عادت الصور.
script-gallery-not-restored = لم تعد المساحة تكفيها كلها.
script-gallery-not-changed = لم يسمح هذا المتصفح للصفحة بتذكّر ذلك.
script-gallery-zipping = تجري التعبئة: { $count } من { $most }
script-gallery-zipped = عدد ما عُبّئ: { $count }. لمشاهدة الصور من دون شبكة يُفتح index.html من داخل ملف ZIP.
script-gallery-not-zipped = تعذّر إنشاء ملف ZIP. ربما كانت هذه الصور أكثر أو أكبر من أن يتسع لها ملف واحد، فيُرجى تحديد عدد أقل.
script-gallery-converted = أصبح التنزيل بالصيغة التي اخترتها.
script-gallery-not-converted = لا يستطيع هذا المتصفح الكتابة بهذه الصيغة.
script-gallery-copied = نُسخت الصورة.
script-gallery-copied-words = نُسخت الكلمات.
script-gallery-not-copied = لم يسمح هذا المتصفح للصفحة بنسخها.
script-gallery-not-shared = لم يسمح هذا المتصفح للصفحة بمشاركتها.
script-export-short = عبارة المرور قصيرة جدًا. أقل عدد من الأحرف: { $count }، والأفضل عدة كلمات.
script-export-differs = عبارتا المرور غير متطابقتين.
script-export-going = يجري التصدير: { $count } من { $most }
script-export-done = انتهى التصدير. الملف غير مقفل، فكل من يحصل عليه يستطيع رؤية صورك.
script-export-done-locked = انتهى التصدير، وقُفل الملف بعبارة مرورك.
script-export-failed = لم ينجح التصدير. لم يتغير شيء هنا.
script-import-none = يُرجى اختيار ملف أولًا.
script-import-reading = تجري قراءة الملف.
script-import-going = يجري الاستيراد: { $count } من { $most }
script-import-added = الصور المضافة: { $count }.
script-import-known = الموجودة هنا من قبل: { $count }.
script-import-refused = المستبعدة لأنها ليست صورًا تعرفها هذه الصفحة: { $count }.
script-import-full = المستبعدة لعدم وجود مساحة: { $count }.
script-import-foreign = هذا ليس ملفًا صدّره معرض كهذا. لم يتغير شيء.
script-import-newer = كتبت هذا الملف نسخة أحدث من هذه الصفحة. لم يتغير شيء.
script-import-locked = هذا الملف مقفل. يُرجى إدخال عبارة مروره.
script-import-wrong = عبارة المرور هذه لا تفتح الملف. لم يتغير شيء.
script-import-broken = هذا الملف تالف أو غير كامل. لم يتغير شيء.
script-import-no-lock = هذا الملف مقفل، وقد وصلت هذه الصفحة عبر HTTP غير المشفّر، فلا يستطيع المتصفح فتحه هنا.
script-import-failed = توقف الاستيراد. ما أُضيف قبل ذلك موجود في المعرض.

## Spans of time and sizes

time-seconds = { $n ->
    [zero] { $n } ثانية
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $n } ثوانٍ
    [many] { $n } ثانية
   *[other] { $n } ثانية
}
time-minutes = { $n ->
    [zero] { $n } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
time-hours = { $n ->
    [zero] { $n } ساعة
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
}
time-days = { $n ->
    [zero] { $n } يوم
    [one] يوم واحد
    [two] يومين
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
}
size-bytes = { $n ->
    [zero] { $n } بايت
    [one] بايت واحد
    [two] { $n } بايت
    [few] { $n } بايت
    [many] { $n } بايت
   *[other] { $n } بايت
}
size-kibibytes = { $n } كيبيبايت
size-mebibytes = { $n } ميبيبايت

## Problems: the title, and what to do. Each is named by its code in the table of errors.

problem-retry = يُرجى إعادة المحاولة بعد { $time }.
problem-fault = { $title }. { $detail }
problem-home = العودة إلى الاستمارة
problem-code = المرجع: { $code }
problem-reference = المرجع: { $status } { $code }

error-prompt-missing = لا كلمات بعد
    .detail = يُرجى وصف الصورة المطلوبة ببضع كلمات.
error-prompt-too-long = النص طويل جدًا
    .detail = أقصى عدد لأحرف الموجّه: { $most }. يُرجى اختصاره وإرساله من جديد.
error-prompt-characters = حرف لا يمكن استخدامه
    .detail = يحتوي الموجّه على حرف تحكّم لا يمكن لأي صورة إظهاره. يُرجى حذفه وإرسال الموجّه من جديد.
error-model-unknown = لا يوجد نموذج كهذا
    .detail = يُرجى اختيار أحد النماذج الموجودة في الاستمارة.
error-size-unknown = لا يوجد حجم كهذا
    .detail = يُرجى اختيار أحد الأحجام التي يتيحها هذا النموذج.
error-number-invalid = ليس عددًا
    .detail = يُرجى كتابة عدد صحيح أو ترك الحقل فارغًا.
error-number-out-of-range = خارج النطاق
    .detail = يُرجى اختيار عدد من { $least } إلى { $most }.
error-field-invalid = ليس من الخيارات
    .detail = قيمة الحقل { $field } لا يتيحها هذا الخادم. يُرجى اختيار قيمة من الاستمارة.
error-field-unknown = حقل لا يعرفه هذا الخادم
    .detail = احتوت الاستمارة على حقل لا يقبله هذا الخادم. يُرجى إعادة تحميل الصفحة والمحاولة من جديد.
error-field-not-taken = لا يقبله هذا النموذج
    .detail = لا يقبل النموذج المختار الحقل { $field }. يُرجى تركه فارغًا أو اختيار نموذج آخر.
error-field-twice = الحقل نفسه أكثر من مرة
    .detail = احتوت الاستمارة على الحقل { $field } أكثر من مرة. يُرجى إعادة تحميل الصفحة والمحاولة من جديد.
error-image-missing = لا صورة لتعديلها
    .detail = يحتاج التعديل إلى صورة. يُرجى إرسال صورة، أو طلب صورة جديدة بدلًا من ذلك.
error-response-format-not-available = ليس بهذه الصيغة
    .detail = لا تُعطى هنا روابط للصور. يُرجى طلب الصورة نفسها.
error-image-invalid = صورة لا يمكن استخدامها
    .detail = الملف ليس صورة PNG أو JPEG أو WebP كاملة، أو أنه صورة متحركة. يُرجى اختيار ملف آخر.
error-image-too-large = الصورة كبيرة جدًا
    .detail = في الملف عدد من البايتات أو البكسلات أكبر مما يقبله هذا الخادم. الحد المقبول مذكور بجانب الحقل.
error-mask-without-image = قناع بلا صورته
    .detail = يبيّن القناع أي جزء من صورتك يُعاد رسمه. يُرجى اختيار الصورة أيضًا، أو الاستغناء عن القناع.
error-strength-without-image = مقدار ابتعاد بلا صورة
    .detail = يبيّن هذا المقدار إلى أي حد يمكن أن تبتعد الصورة الجديدة عن صورتك. يُرجى اختيار صورتك أيضًا، أو ترك الحقل فارغًا.
error-mask-size = قناع بحجم مختلف
    .detail = يجب أن يكون القناع بعرض الصورة وارتفاعها تمامًا.
error-mask-invalid = قناع لا يقبله هذا النموذج
    .detail = القناع ملف PNG يبيّن الجزء الذي يُعاد رسمه، بالطريقة المذكورة بجانب الحقل.

error-content-refused = لا يُنشأ هنا
    .detail = ما كتبته يخالف قاعدة وضعها مشغّل هذا الخادم. يُرجى تغييره وإرساله من جديد. لم يصل إلى أي جهة أخرى، ولم يُستهلك شيء.
error-moderation-refused = رُفض قبل الإنشاء
    .detail = رفضت الخدمة التي تفحص الكلمات مسبقًا هذا الموجّه، فلم تُنشأ أي صورة. يُرجى تغييره وإعادة المحاولة. لم يُحتسب الطلب.
error-moderation-unavailable = تعذّر الفحص
    .detail = لا رد في هذه اللحظة من الخدمة التي تفحص الكلمات مسبقًا، ومن دون ردها لا تُنشأ هنا أي صورة. الخلل ليس منك.

error-challenge-missing = يلزم رمز
    .detail = يُرجى نسخ الرمز من الصورة أو الصوت وإرسال الاستمارة من جديد.
error-challenge-wrong = لم يكن ذلك هو الرمز
    .detail = إليك رمزًا جديدًا. وما كتبته لا يزال في الاستمارة.
error-challenge-unknown = هذا الرمز غير معروف هنا
    .detail = إما أنه استُخدم، أو انتهت صلاحيته، أو تكرر الاستماع إليه أكثر من اللازم، أو أُنشئ لجلسة أخرى. إليك رمزًا جديدًا.
error-challenge-work-missing = تلزم عملية حسابية
    .detail = قبل كل صورة يطلب هذا الموقع من متصفحك عملية حسابية، وهذا يحتاج إلى JavaScript. يُرجى السماح به لهذا الموقع، أو استخدام متصفح يدعمه، ثم إرسال الاستمارة من جديد. وما كتبته لا يزال فيها.
error-challenge-work-wrong = نتيجة العملية الحسابية غير صحيحة
    .detail = تلزم عملية جديدة. وما كتبته لا يزال في الاستمارة.
error-challenge-work-unknown = هذه العملية الحسابية غير معروفة هنا
    .detail = إما أنها استُخدمت، أو انتهت صلاحيتها، أو أُنشئت لجلسة أخرى. تلزم عملية جديدة، وما كتبته لا يزال في الاستمارة.
error-challenge-flood = طلبات تحقّق كثيرة جدًا
    .detail = طلبت شبكتك عمليات تحقّق كثيرة في وقت قصير.

error-key-missing = يلزم مفتاح
    .detail = ترسل البرامج مفتاحها مع كل طلب على الشكل Authorization: Bearer. ويمنح المفاتيح مشغّل هذا الخادم.
error-key-mistyped = مفتاح غير سليم
    .detail = المفتاح الذي وصل فيه خطأ أو أنه مبتور. يُرجى نسخه من جديد.
error-key-unknown = مفتاح لا يعرفه هذا الخادم
    .detail = إما أنه أُلغي، أو أنه يخص خادمًا آخر. ويمنح المفاتيح مشغّل هذا الخادم.
error-key-expired = مفتاح انتهت مدته
    .detail = يُرجى طلب مفتاح جديد من مشغّل هذا الخادم.
error-cross-site = أُرسلت من مكان آخر
    .detail = لم تُرسل الاستمارة من صفحة هذا الموقع نفسه، فلم تُستخدم. يُرجى فتح هذا الموقع وإرسالها منه.
error-rate-limited = هذا يكفي الآن
    .detail = نالت شبكتك صورها لهذه المدة. لم يضع شيء مما كتبته.
error-queue-full = ازدحام
    .detail = ينتظر كثير من الناس. لم يُستهلك شيء.

error-hour-spent = نفدت صور هذه الساعة
    .detail = ما يمكن لهذا الخادم إنفاقه على الصور يتقاسمه الجميع، ويحين دورك نحو الساعة { $opens } بالتوقيت العالمي المنسّق (UTC) أو قبلها. دورك محفوظ لك، ولم يُستهلك شيء.
error-day-spent = نفدت صور اليوم
    .detail = ما يمكن لهذا الخادم إنفاقه على الصور يتقاسمه الجميع، ويمكن إنشاء الصورة التالية عند الساعة { $opens } بالتوقيت العالمي المنسّق (UTC). لم يُستهلك شيء.

error-upstream-refused = رُفض
    .detail = رفضت الخدمة التي تنشئ الصور هذا الموجّه، ولا يُطلب من خدمة أخرى. يُرجى تغييره وإعادة المحاولة. لم يُحتسب الطلب.
error-upstream-withheld = حُجبت الصورة
    .detail = أنشأت الخدمة صورة ثم اعترضت عليها واحتفظت بها. قد تعطي الكلمات نفسها نتيجة أخرى في مرة أخرى، وإلا فيُرجى تغييرها.
error-upstream-not-accepted = غير مقبول
    .detail = لم تقبل الخدمة التي تنشئ الصور هذا الحجم أو هذا الموجّه.
error-upstream-unreachable = تعذّر الوصول إلى خدمة الصور
    .detail = الخلل ليس منك. يُرجى إعادة المحاولة بعد قليل.
error-upstream-unavailable = غير متاحة مؤقتًا
    .detail = لا يمكن إنشاء أي صورة في هذه اللحظة. الخلل ليس منك.
error-upstream-busy = خدمة الصور مشغولة
    .detail = لديها عمل أكثر من طاقتها. الخلل ليس منك.
error-upstream-failed = تعطّلت خدمة الصور
    .detail = انقطعت أو أعطت ردًا لا معنى له. الخلل ليس منك.
error-upstream-timeout = تأخرت خدمة الصور كثيرًا
    .detail = لم تردّ في الوقت المحدد. الخلل ليس منك.
error-upstream-not-an-image = ليست صورة
    .detail = أعادت خدمة الصور شيئًا ليس صورة، فلم يُمرَّر.
error-upstream-too-large = كبيرة جدًا
    .detail = أعادت خدمة الصور أكثر مما يمرّره هذا الخادم.

error-bad-request = طلب لا يمكن قراءته
    .detail = فيه ما لا يتبع قواعد الويب. يُرجى إعادة تحميل الصفحة والمحاولة من جديد.
error-not-found = لا شيء هنا
    .detail = لا توجد صفحة على هذا العنوان.
error-method-not-allowed = ليس بهذه الطريقة
    .detail = لا يقبل هذا العنوان هذا النوع من الطلبات.
error-request-timeout = بطء شديد
    .detail = استغرق وصول الطلب وقتًا طويلًا جدًا.
error-payload-too-large = بيانات كثيرة دفعة واحدة
    .detail = كان الطلب أكبر مما يقبله هذا الخادم.
error-uri-too-long = عنوان طويل جدًا
    .detail = كان عنوان الطلب أطول مما يقبله هذا الخادم.
error-unsupported-media-type = ليست استمارة
    .detail = يقبل هذا العنوان استمارة تُرسل بصورتها العادية كما يرسلها المتصفح.
error-headers-too-large = ترويسات كبيرة جدًا
    .detail = كانت ترويسات الطلب أكبر مما يقبله هذا الخادم.
error-internal = حدث خلل هنا
    .detail = الخلل من هذا الخادم وليس منك. لم يُدوَّن شيء مما أرسلته.
error-shutting-down = إعادة تشغيل
    .detail = هذا الخادم على وشك إعادة التشغيل. يُرجى إعادة المحاولة بعد لحظات.
error-unavailable = غير متاح
    .detail = هذا الجزء من الخادم لا يعمل في هذه اللحظة.

## Privacy: each sentence that promises something is a message of its own

privacy-title = الخصوصية
privacy-lead = ما تحتفظ به هذه الخدمة، وأين، وإلى متى. الأرقام مأخوذة من البرنامج وهو يعمل، وهي الأرقام التي يلتزم بها.
privacy-machine = الحقائق نفسها للبرامج:

privacy-who = الجهة المسؤولة
privacy-who-named = يشغّل هذه الخدمة { $operator }.
privacy-who-unnamed = لم يذكر مشغّل هذا الخادم اسمه هنا. البرنامج هو Afterimage، ومؤلفوه لا يشغّلون هذا الخادم ولا يتلقون منه شيئًا.
privacy-who-role = من يشغّله يقرر ما يُفعل ببياناتك، ويتحمل المسؤولية عنه (المتحكم، بحسب المادة 4، البند 7 من اللائحة العامة لحماية البيانات، GDPR).
privacy-who-contact = الأسئلة والطلبات المتعلقة ببياناتك:

privacy-kept = ما يُحتفظ به
kept-what = ما هو
kept-where = أين
kept-how-long = إلى متى
kept-memory = ذاكرة هذا الخادم
kept-valkey = ذاكرة مخزن Valkey الذي تتشارك فيه خوادم هذه الخدمة
kept-cookie = ملف تعريف ارتباط في متصفحك، و{ $store }
kept-file = ملف على هذا الخادم
kept-browser = متصفحك
kept-request = ذاكرة الطلب

kept-prompt = كلماتك
kept-prompt-time = حتى إرسال النتيجة إليك
privacy-prompt-never = لا تُكتب أبدًا في سجل أو ملف، ويُكتب فوق الذاكرة التي كانت فيها عند تحريرها.
kept-picture = الصورة
kept-picture-time = في أثناء مرورها
privacy-picture-window = من الصورة الواردة من خدمة صور لا يُحتفظ في الوقت الواحد بأكثر من { $window }.
privacy-picture-none = لا يحتفظ هذا الخادم بنسخة من أي صورة.
kept-challenge = الرمز المطلوب نسخه
kept-challenge-time = { $life } على الأكثر
privacy-challenge-once = يزول فور إجابتك، صحيحة كانت أم خاطئة.
kept-work = رقم عملية حسابية سلّمها متصفحك
kept-work-time = { $life } على الأكثر
privacy-work-number = هو رقم عشوائي ولا يقول شيئًا عنك. يُحتفظ به كي لا تُحتسب أي عملية حسابية مرتين، ولا يُحتفظ بشيء منها قبل تسليمها.
kept-session = الجلسة
kept-session-time = { $idle } دون استخدام، و{ $longest } على الأكثر
privacy-session-random = يحتوي ملف تعريف الارتباط على رقم عشوائي موقَّع ولا شيء عنك. وليس له تاريخ انتهاء، فيتخلص منه متصفحك عند إغلاقه، إلا إذا كان مضبوطًا على استعادة جلسته الأخيرة.
privacy-session-asked = لا يُعيَّن إلا عند البدء بالاستمارة وطلب تحقّق، ولا يُعيَّن أبدًا بقراءة صفحة.
kept-rate = عدد الصور التي طلبتها شبكتك
kept-rate-time = يزول بعد { $record } على الأكثر من الطلب الأخير
privacy-rate-hash = يُحفظ تحت قيمة تجزئة بمفتاح لعنوانك، وفي IPv6 لأول { $v6 } بت من أصل 128 بت منه. المفتاح في الذاكرة فقط ويُغيَّر بانتظام، والعنوان نفسه لا يُحتفظ به.
privacy-rate-hash-shared = يُحفظ تحت قيمة تجزئة بمفتاح لعنوانك، وفي IPv6 لأول { $v6 } بت من أصل 128 بت منه. يُغيَّر المفتاح كل يوم، وهو في المخزن مختوم بسرّ لا تملكه إلا الخوادم. والعنوان نفسه لا يُحتفظ به.
privacy-rate-networks = تُحصى الشبكات التي يقع فيها بالطريقة نفسها: أول { $v4 } بت من أصل 32 بت في IPv4، وأول { $home } وأول { $site } بت من أصل 128 بت في IPv6. ويُحفظ الرمز والجلسة مع قيمة تجزئة كهذه أيضًا، كي لا يزاحم أحد الشبكات الأخرى.
privacy-rate-window = يُجرى العدّ على مدى { $window } على الأكثر.
kept-share = أن شبكتك تنتظر حصتها من المال المخصص للصور، أو نالت أكثر منها
kept-share-time = يزول بعد { $record } على الأكثر من الطلب الأخير
privacy-share-why = به يُوزَّع ما ينفقه المشغّل على الصور توزيعًا عادلًا: لا ينال أحد المزيد ما دام هناك من ينتظر وقد نال أقل.
privacy-share-hash = يُحفظ تحت قيمة التجزئة نفسها، ولا يقول شيئًا عما أُنشئ.
kept-log = سطر من سجل الوصول
kept-log-time = { $life }، ثم يُحذف
privacy-log-fields = يحتوي على الوقت وطريقة الطلب ونوع الصفحة والحالة والمدة المستغرقة وحجم الرد.
privacy-log-never = لا يحتوي على أي موجّه، ولا صورة، ولا عنوان كامل، ولا اسم متصفح، ولا أي شيء يلي علامة الاستفهام.
privacy-log-prefix = من عنوانك يحتوي على أول { $v4 } بت من أصل 32 بت (IPv4) أو أول { $v6 } بت من أصل 128 بت (IPv6).
privacy-log-no-address = لا يحتوي على شيء من عنوانك.
privacy-log-none = لا يكتب هذا الخادم سجل وصول.
kept-own = صورك والمظهر الذي اخترته
kept-own-time = حتى تُمحى بطلب منك
privacy-own-stays = لا تُعاد أبدًا إلى هذا الخادم. ولا تُحفظ كلماتك، مع الصورة وفي قائمة، إلا بطلب منك.

privacy-words = إلى أين تذهب كلماتك
privacy-words-only = ما يُرسل: كلماتك وإعدادات الاستمارة. ما لا يُرسل: عنوانك وجلستك واسم متصفحك.
privacy-words-picture = تُرسل أيضًا الصورة التي قدّمتها وقناعها. وتُزال من الملف قبل ذلك بيانات المكان والوقت والكاميرا والأسماء والتعليقات، ويبقى ما يُرى في الصورة. وينساها هذا الخادم مع كلماتك.
privacy-words-refusal = إذا رفضت خدمةٌ موجّهًا بسبب محتواه، فلا يُجرَّب على خدمة أخرى.

transfer-inside = بحسب ما يُذكر هنا، تبقى كلماتك هناك داخل المنطقة الاقتصادية الأوروبية.
transfer-outside = بحسب ما يُذكر هنا، تغادر كلماتك هناك المنطقة الاقتصادية الأوروبية. ولم يذكر المشغّل الأساس الذي يستند إليه ذلك (الفصل الخامس من اللائحة العامة لحماية البيانات، GDPR).
transfer-ground = قد تغادر كلماتك هناك المنطقة الاقتصادية الأوروبية. والأساس الذي يستند إليه ذلك (الفصل الخامس من اللائحة العامة لحماية البيانات، GDPR): { $ground }
transfer-unsaid = لم يذكر المشغّل هل تغادر كلماتك هناك المنطقة الاقتصادية الأوروبية.

privacy-recipients = من يطّلع عليها أيضًا
privacy-recipients-hosting = الأجهزة التي يعمل عليها هذا الخادم: { $hosting }
privacy-recipients-proxy = ما يُرسل منك وما يصل إليك يمر عبر: { $proxy }
privacy-recipients-unstated = لم يذكر المشغّل لمن الأجهزة التي يعمل عليها هذا الخادم، ولا ما الذي يقف أمامه.
privacy-recipients-nobody = لا يُعطى أي طرف آخر شيئًا. وحيث يُلزم القانون المشغّل بتسليم شيء، فليس هناك إلا ما ورد في الجدول أعلاه.

privacy-not = ما لا يحدث
privacy-not-account = لا توجد حسابات، ولا أحد يسأل عن اسمك أو عنوان بريدك الإلكتروني.
privacy-not-third = لا تحمّل أي صفحة شيئًا من أي مكان سوى هذا الخادم: لا تحليلات، ولا إعلانات، ولا خطوط، ولا محتوى مضمّن.
privacy-not-profile = لا يُتتبَّع أحد من زيارة إلى أخرى، ولا يُتخذ بشأنك أي قرار يتجاوز الحدود المذكورة في الصفحة الأولى.
privacy-not-counted = يعدّ الخادم ما يقوم به، مثل الصور وحالات الرفض، في مجاميع تشمل الجميع. ولا يخصّ أيّ مجموع زائرًا بعينه أو عنوانًا أو جلسة؛ وما تطلبه البرامج التي لديها مفتاح وحده يُجمع لكل مفتاح.
privacy-not-sold-moderated = لا تُباع أي بيانات. وتُعطى كلماتك للخدمات المذكورة أعلاه، ولا تُعطى لأي طرف آخر.
privacy-not-sold = لا تُباع أي بيانات، ولا تُعطى لأحد سوى الخدمة التي تنشئ الصورة، إن وُجدت.

privacy-basis = لأي غرض تُستخدم، ولماذا يجوز ذلك
purpose-what = الغرض
purpose-ground = الأساس القانوني
purpose-contract = ما طلبته (المادة 6، الفقرة 1، البند (ب) من اللائحة العامة لحماية البيانات، GDPR)
purpose-interest = مصلحة مشروعة (المادة 6، الفقرة 1، البند (و) من اللائحة العامة لحماية البيانات، GDPR)
purpose-picture = إنشاء الصورة
privacy-purpose-picture = تُستخدم لذلك كلماتك وإعدادات الاستمارة والصورة التي قدّمتها.
purpose-check = تمييز الناس من البرامج
privacy-purpose-check = يُستخدم لذلك الرمز أو العملية الحسابية، والجلسة، وقيمة تجزئة لشبكتك. المصلحة: ألا تستنفد البرامج ما هو مخصص للناس.
purpose-limits = تقاسم المتاح
privacy-purpose-limits = تُستخدم لذلك الأعداد المحصاة لشبكتك. المصلحة: أن تبقى الخدمة عادلة وأن يمكن تحمّل تكلفتها.
purpose-log = اكتشاف الأعطال والهجمات
privacy-purpose-log = يُستخدم لذلك سجل الوصول. المصلحة: أن تستمر الخدمة في العمل وأن تبقى آمنة.
purpose-moderation = منع إنشاء صور مخالفة للقانون
privacy-purpose-moderation = تُستخدم لذلك كلماتك والصورة التي قدّمتها، من قِبل الخدمة المذكورة أعلاه. المصلحة: ألا تُنشأ هنا صور مخالفة للقانون.
privacy-basis-only = لا يُستخدم ما يُحتفظ به لأي غرض آخر.
privacy-basis-object = يحق لك الاعتراض على ما يستند إلى مصلحة مشروعة بالكتابة إلى المشغّل (المادة 21 من اللائحة العامة لحماية البيانات، GDPR).
privacy-basis-need = لا يلزم أحدًا تقديم أي بيانات، لكن من دون كلمات لا يوجد ما يُنشأ.

privacy-rights = حقوقك
privacy-rights-list = حيث تسري اللائحة العامة لحماية البيانات (GDPR)، يحق لك السؤال عما يُحتفظ به عنك، وطلب تصحيحه أو محوه أو تقييد معالجته أو تسليمه، والاعتراض على استخدامه (المواد من 15 إلى 21).
privacy-rights-answer = يُرجى الكتابة إلى المشغّل. من حقك تلقي رد خلال شهر، وهو مجاني (المادة 12).
privacy-rights-eleven = لا يستطيع هذا الخادم معرفة هويتك، ولا يحتاج إلى معرفتها للرد عليك (المادة 11). ولا يوجد سجل يمكن للمشغّل أن يبحث فيه عنك بالاسم.
privacy-rights-self = ما يُحتفظ به عن اتصالك يزول من تلقاء نفسه بعد المدد المذكورة أعلاه. ويمكنك في أي وقت الاطلاع عليه، وأخذ نسخة منه، ومحو ما يمكن محوه منه، دون الإفصاح عن هويتك.
privacy-rights-look = الاطلاع على ما يُحتفظ به عن اتصالك ومحوه
privacy-rights-pictures = صورك في متصفحك. ويمكن حذفها في معرض الصور، أو من إعدادات المتصفح نفسه لهذا الموقع.
privacy-rights-complain = يحق لك تقديم شكوى إلى سلطة لحماية البيانات، في مكان إقامتك مثلًا (المادة 77).

privacy-decisions = قرارات يتخذها برنامج
privacy-decisions-what = يقرر برنامج هل اجتيز التحقّق، وهل بُلغ الحد، وهل يخالف الموجّه القواعد هنا. وهو يحكم على طلب لا على شخص، وليس لذلك أثر قانوني عليك (المادة 22 من اللائحة العامة لحماية البيانات، GDPR).

privacy-reach = ما لا يستطيع أي برنامج أن يَعِد به
privacy-reach-operator = يستطيع المشغّل تغيير البرنامج على هذا الخادم. واستخدامك له يعني ثقتك بأن ذلك لم يحدث.
privacy-reach-upstream = قد تحتفظ الخدمة التي تنشئ الصور بما يُرسل إليها. وما تقوله عن ذلك مكتوب أعلاه، ولا يستطيع هذا الخادم التحقق منه.
privacy-reach-moderation = وكذلك الخدمة التي تفحص كلماتك مسبقًا.
privacy-reach-network = من يراقب الشبكة يستطيع أن يرى أنك استخدمت هذا الموقع، ومتى، وكم أُرسل من البيانات، لكنه لا يرى ماهيتها إذا كان عنوان الموقع يبدأ بـ https. ويخفي Tor أو شبكة VPN عنوانك عن هذا الخادم أيضًا.
privacy-reach-host = الشركة التي تستضيف هذا الخادم، أو الوسيط (proxy) الذي أمامه، تستطيع أن ترى ما يمر بين يديها.
privacy-reach-computer = من يستخدم متصفحك بعدك يستطيع أن يرى الصور المحفوظة فيه.

privacy-children = الأطفال
privacy-children-not = هذه الخدمة ليست موجهة إلى الأطفال دون سن 16. وهي لا تسأل أحدًا عن عمره، لأنها ستضطر عندئذ إلى السؤال عن هويته.

privacy-changes = التغييرات
privacy-changes-since = سارية بنصها الحالي منذ { $date }.
privacy-changes-written = يكتب البرنامج هذه الصفحة من إعداداته، فتتغير بتغيرها. وما تقوله الآن هو ما يسري الآن.
privacy-changes-mark = علامة الإعدادات التي كُتبت منها هذه الصفحة هي { $mark }. وعندما يتغير أحدها تتغير العلامة أيضًا، ويُضاف إلى الموجز (feed) مدخل جديد.
privacy-changes-feed = لمعرفة التغييرات، يمكن متابعة الموجز (feed):
change-first = النسخة الأولى من هذه الصفحة.
feed-title = { $name }: التغييرات في صفحة الخصوصية
feed-change = تغييرات { $date }
feed-settings = الإعدادات { $mark }
feed-makers = الإعدادات التي كُتبت منها صفحة الخصوصية ليست كالسابقة، أو أن هذه أول مرة يُعرض فيها هذا الموجز. الصور ينشئها: { $makers }.
feed-moderation = الموجّهات تفحصها مسبقًا: { $service }.
feed-more = كل ذلك في صفحة الخصوصية.

## Your data

your-title = بياناتك
your-lead = ما يحتفظ به هذا الخادم الآن عن اتصالك، وما يحتفظ به هذا المتصفح. ولا أحد يسأل عن هويتك.
your-known = كيف يُعرف اتصالك
your-known-address = بقيمة تجزئة بمفتاح لعنوانك. العنوان نفسه لا يُحتفظ به، ولا تعرضه هذه الصفحة.
your-known-prefix = بقيمة تجزئة بمفتاح لأول { $bits } بت من أصل 128 بت من عنوان IPv6 الخاص بك. العنوان نفسه لا يُحتفظ به، ولا تعرضه هذه الصفحة.
your-known-shared = من يشاركك العنوان نفسه، في المنزل أو لدى مزوّد الخدمة، يشاركك هذه الأعداد. ولا يستطيع هذا الخادم التمييز بينكم.
your-known-look = الاطلاع لا يغيّر شيئًا: لا يُعيَّن ملف تعريف ارتباط، ولا يُحتسب شيء، ولا تُمدَّد أي جلسة.
your-counts = ما احتُسب
your-counts-where = هو في { $store }: العدد فقط، لا المحتوى.
your-count-pictures = الصور
your-count-worked = صور إضافية مقابل عملية حسابية أطول
your-count-checks = عمليات التحقّق المطلوبة
your-count-sounds = أصوات التحقّق
your-count-none = { $what }: لا شيء محتسب الآن.
your-window = المدة
your-window-minute = دقيقة
your-window-hour = ساعة
your-window-day = يوم
your-allowed = المسموح
your-used = المستخدم
your-left = المتبقي
your-ends = الانتهاء
your-number = { $count }
your-ends-none = لا شيء محتسب
your-ends-in = بعد { $time }
your-counts-networks = تُحصى أيضًا الشبكات المحيطة بعنوانك، وأوسعها بأول { $bits } بت منه. ويستخدمها آخرون كذلك، فلا تُعرض أعدادها هنا، لكن المتبقي لك يأخذها في الحسبان.
your-counts-ends = لا يوجد عدد أقدم من { $window }. وما انتهت مدته يُمحى من الذاكرة خلال { $sweep }.
your-share = حصتك من المال
your-share-none = لا شيء محفوظ عنها.
your-share-waits = اتصالك ينتظر دوره.
your-share-ahead = نال اتصالك حتى الآن أكثر من حصته.
your-share-ends = يُنسى ذلك بعد { $time } على الأكثر، إذا لم يصدر عنك طلب آخر. وهو في { $store }.
your-session = الجلسة
your-session-none = لا توجد جلسة.
your-session-there = توجد جلسة. تنتهي بعد { $time } إذا لم تُستخدم مجددًا، وبعد { $longest } على الأكثر من بدئها. وهي في { $store }.
your-session-no-checks = لا يوجد فيها تحقّق مفتوح.
your-session-checks = { $count ->
    [zero] فيها { $count } من عمليات التحقّق المفتوحة. آخرها ينتهي بعد { $time }.
    [one] فيها تحقّق واحد مفتوح، ينتهي بعد { $time }.
    [two] فيها عمليتا تحقّق مفتوحتان. آخرهما تنتهي بعد { $time }.
    [few] فيها { $count } عمليات تحقّق مفتوحة. آخرها ينتهي بعد { $time }.
    [many] فيها { $count } عملية تحقّق مفتوحة. آخرها ينتهي بعد { $time }.
   *[other] فيها { $count } عملية تحقّق مفتوحة. آخرها ينتهي بعد { $time }.
}
your-session-pass = لا تحتاج محاولتك التالية إلى تحقّق جديد، خلال { $time } من الآن.
your-under-way = قيد التنفيذ
your-under-way-none = لا يوجد طلب من اتصالك ينتظر أو يجيب عنه هذا الخادم الآن.
your-under-way-count = { $count ->
    [zero] طلبات اتصالك التي تنتظر أو يجيب عنها هذا الخادم: { $count }.
    [one] طلب واحد من اتصالك ينتظر أو يجيب عنه هذا الخادم.
    [two] طلبان من اتصالك ينتظران أو يجيب عنهما هذا الخادم.
    [few] { $count } طلبات من اتصالك تنتظر أو يجيب عنها هذا الخادم.
    [many] { $count } طلبًا من اتصالك تنتظر أو يجيب عنها هذا الخادم.
   *[other] { $count } طلب من اتصالك تنتظر أو يجيب عنها هذا الخادم.
}
your-unfound = ما لا يستطيع أحد العثور عليه
your-unfound-log = سطور سجل الوصول. لا تحتوي على اسم يقود إليك، فلا يمكن تمييز سطورك من سطور غيرك. ويُحذف كل منها بعد { $life }.
your-unfound-no-log = لا يوجد سجل وصول.
your-unfound-work = الرقم العشوائي لعملية حسابية سُلّمت. لا يرتبط بأي جلسة، ويزول خلال { $life }.
your-unfound-words = كلماتك وصورك: بعد وصول النتيجة إليك لا يبقى أي منها لدى هذا الخادم.
your-browser = في هذا المتصفح
your-browser-cookie = ملف تعريف ارتباط اسمه { $name }، ما دامت هناك جلسة. لا تستطيع البرامج النصية قراءته، فلا يظهر في القائمة أدناه.
your-browser-noscript = ما يحتفظ به هذا المتصفح لهذا الموقع غير ذلك لا يمكن سرده إلا ببرنامج نصي. وتعرضه أيضًا إعدادات متصفحك لهذا الموقع.
your-copy = أخذ نسخة
your-copy-what = الحقائق نفسها في ملف. وهو يخص اتصالك، ولا يشمل ما يحتفظ به متصفحك.
your-copy-file = حفظ ما لدى هذا الخادم
your-erase = المحو
your-erase-connection-what = نسيان هذا الاتصال: تزول الجلسة وعمليات التحقّق المفتوحة فيها فورًا، ويتخلص متصفحك من ملف تعريف الارتباط. وتبقى صورك في متصفحك.
your-erase-connection = نسيان هذا الاتصال
your-erase-everything-what = محو كل شيء: ما سبق، وكل ما يحتفظ به هذا المتصفح لهذا الموقع، وصورك أيضًا. ويُطلب منك التأكيد مرة أخرى.
your-erase-everything = محو كل شيء هنا…

erase-ask-title = هل يُمحى كل شيء؟
erase-ask-lead = تُمحى أيضًا صورك المحفوظة في هذا المتصفح.
erase-ask-what = ما يُمحى: الجلسة، وملف تعريف الارتباط، وكل ما يحتفظ به هذا المتصفح لهذا الموقع من صور وكلمات وإعدادات.
erase-ask-final = لا توجد الصور في أي مكان آخر. ولا يمكن التراجع عن ذلك.
erase-ask-export = حفظ صورك أولًا
erase-ask-keep = الاحتفاظ بكل شيء
erase-ask-yes = نعم، محو كل شيء
erase-connection-title = نُسي الاتصال
erase-connection-lead = لم يعد هذا الخادم يعرف أي جلسة لك.
erase-everything-title = مُحي كل شيء
erase-everything-lead = لم يعد هذا الخادم يعرف أي جلسة لك، وقد طُلب من متصفحك محو ما يحتفظ به لهذا الموقع.
erase-gone = ما مُحي
erase-gone-session = الجلسة، مع عمليات التحقّق المفتوحة فيها وكل ما كانت لا تزال صالحة له.
erase-gone-cookie = ملف تعريف الارتباط: طُلب من متصفحك التخلص منه.
erase-gone-browser = ما كان هذا المتصفح يحتفظ به لهذا الموقع: طُلب من متصفحك محوه.
erase-gone-noscript = لا يمكن من دون برنامج نصي معرفة ما إذا كان قد فعل ذلك. ولا تفعله المتصفحات إلا حيث يبدأ العنوان بـ https، وفي غير ذلك يُرجى استخدام إعدادات متصفحك لهذا الموقع.
erase-stays = ما يبقى
erase-stays-count = مقدار ما استخدمه اتصالك، رقمًا مجردًا، حتى تنتهي مدته: { $window } على الأكثر.
erase-stays-why = لو أمكن محوه لاستطاع أي شخص الحصول على ما يشاء بمحوه مرة بعد مرة.
erase-stays-hash = يُحفظ تحت قيمة تجزئة بمفتاح لعنوانك. ويتغير المفتاح بانتظام، فبعد { $record } على الأكثر لا يمكن ربط أي شيء هنا بك.
erase-stays-under-way = الصورة التي يجري إنشاؤها لك الآن تستمر حتى إلغائها أو مغادرة صفحتها.
erase-stays-browser = ما يحتفظ به متصفحك نفسه: صورك وإعداداتك.
erase-stays-log = سطور سجل الوصول، ولا يستطيع أحد العثور عليها بحسب الزائر. ويُحذف كل منها بعد { $life }.
erase-look = الاطلاع على ما بقي

script-browser-looking = يجري البحث…
script-browser-nothing = لا يحتفظ هذا المتصفح بأي شيء لهذا الموقع.
script-browser-blocked = لا يسمح هذا المتصفح للصفحة بالبحث.
script-browser-pictures = الصور
script-browser-words = كلمات كتبتها
script-browser-settings = الإعدادات
script-browser-theme = المظهر
script-browser-other = مدخلات أخرى
script-browser-visit = مدخلات علامة التبويب هذه
script-browser-database = قاعدة البيانات { $name }، { $part }
script-browser-cache = ذاكرة التخزين المؤقت { $name }
script-browser-worker = عامل الخدمة (service worker)
script-browser-whole = المجموع، بحسب حساب المتصفح
script-browser-entries = { $count } · { $size }
script-browser-number = { $count }
script-browser-erased = بعد البحث من جديد: لا يحتفظ هذا المتصفح بأي شيء لهذا الموقع.
script-browser-left = تعذّر محو ما يلي هنا. يُرجى استخدام إعدادات متصفحك لهذا الموقع:
script-allowance-hour = المتبقي من الصور في هذه الساعة: { $left } من { $most }.
script-allowance-day = المتبقي من الصور اليوم: { $left } من { $most }.

## Cookies

cookies-title = ملفات تعريف الارتباط
cookies-lead = ملف تعريف ارتباط واحد، وعند الحاجة إليه فقط. ولا شريط موافقة، إذ لا شيء تلزم الموافقة عليه.
cookies-one = ملف تعريف الارتباط
cookies-name = اسمه { $name }.
cookies-purpose = يربط الرمز المعروض عليك بالإجابة التي قدّمتها. ولا يفعل شيئًا آخر.
cookies-when = يُعيَّن عند طلب رمز: عند البدء بالاستمارة، أو عند إرسالها من دون إجابة. ولا تعيّن قراءة الصفحات أي ملف.
cookies-value = قيمته رقم عشوائي موقَّع. لا يتلقاه إلا هذا الموقع، ولا تستطيع البرامج النصية قراءته، ولا يُرسل عند القدوم من موقع آخر.
cookies-life = ليس له تاريخ انتهاء: ينتهي عند إغلاق المتصفح، إلا إذا كان المتصفح مضبوطًا على استعادة جلسته الأخيرة. أما ما يدل عليه فهو في { $store }، وينتهي بعد { $idle } دون استخدام، وبعد { $longest } على الأكثر.
cookies-storage = مساحة التخزين في متصفحك
cookies-storage-pictures = الصور التي تُنشأ والبرامج النصية مفعّلة تُحفظ في مساحة تخزين متصفحك لهذا الموقع، لتكون لك في معرض الصور: نسخة أصغر في localStorage (بأسماء تبدأ بـ { $prefix })، والملف نفسه في IndexedDB (قاعدة بيانات اسمها { $database }). ويمكنك إزالة كل منها أو إزالتها كلها.
cookies-storage-books = وإلى جانبها بضع ملاحظات قصيرة (بأسماء تبدأ بـ { $prefix }): عدد الصور، ومقدار المساحة، وجودة النسخ التي اخترتها، وهل وافق المتصفح على الاحتفاظ بها.
cookies-storage-words = لا تُحفظ كلماتك، مع الصورة وفي قائمة، إلا عند تحديد الخانة المخصصة لذلك.
cookies-storage-left = عند المغادرة وهناك صور قيد الإنشاء، تسجّل علامة التبويب هذه عددها، كي تخبرك الصفحة بذلك عند العودة. ولا تحتوي الملاحظة على شيء آخر، وتزول مع علامة التبويب.
cookies-storage-edit = عند المتابعة بصورة من المعرض، تسجّل علامة التبويب هذه أي صورة هي، إلى أن تتسلمها الاستمارة.
cookies-storage-theme = لا يُحفظ المظهر (باسم { $key }) إلا عند اختيار مظهر غير مظهر نظامك.
cookies-storage-offline = ما دامت هنا صور، يحتفظ المتصفح بصفحة المعرض وبملفات الموقع نفسه (ذاكرة تخزين مؤقت يبدأ اسمها بـ { $prefix }، وعامل خدمة Service Worker)، كي يُفتح المعرض دون اتصال بالشبكة. ولا تحتوي على شيء من كلماتك أو صورك.
cookies-storage-sent = لا يُرسل شيء من هذا إلى الخادم.
cookies-consent = لماذا لا تُطلب موافقتك
cookies-consent-why = لا يخدم ملف تعريف الارتباط ومساحة التخزين إلا ما طلبته بنفسك، ولذلك لا يشترط قانون الخصوصية الإلكترونية موافقة (المادة 5، الفقرة 3 من التوجيه {"\u2066"}2002/58/EC{"\u2069"}).
cookies-refuse = في حال حظرهما
cookies-refuse-how = من دون ملف تعريف الارتباط لا يمكن التحقق من أي رمز، فلا يمكن إنشاء أي صورة ما دام التحقّق مفعّلًا. ومن دون مساحة التخزين يعمل كل شيء ما عدا المعرض، وعندئذ يُرجى تنزيل صورك.

## Terms

terms-title = الشروط
terms-lead = قواعد قصيرة لخدمة صغيرة. إرسال الاستمارة يعني قبولها.
terms-service = الخدمة
terms-service-what = تُرسَل كلماتك فتُنشأ منها صورة. لا يكلفك ذلك شيئًا ولا يحتاج إلى حساب.
terms-service-age = ليست موجهة إلى الأطفال دون سن 16.
terms-service-may = يجوز للمشغّل تقييد الخدمة أو تغييرها أو إيقافها في أي وقت.
terms-not = ما لا يجوز إنشاؤه
terms-not-children = صور جنسية لأطفال أو لأشخاص يبدون أطفالًا.
terms-not-intimate = صور جنسية أو مهينة لأشخاص حقيقيين.
terms-not-deceive = صور يُراد بها الخداع: أدلة مزوّرة، أو وثائق مزوّرة، أو مشاهد كاذبة لأشخاص حقيقيين.
terms-not-hate = صور تدعو إلى العنف أو الكراهية، أو تساعد على ارتكاب جريمة.
terms-not-law = أي شيء آخر يحظره القانون في مكان وجودك أو في مكان هذا الخادم.
terms-not-refuse = قد تُرفض مثل هذه الموجّهات، من هذا الخادم أو من الخدمة التي تنشئ الصور.
terms-fair = الاستخدام العادل
terms-fair-limits = الحدود المذكورة في الصفحة الأولى تسري على الجميع. ولا يجوز التحايل عليها، ولا إرسال الاستمارة آليًا، ولا إعادة بيع الخدمة.
terms-pictures = الصور
terms-pictures-yours = لا يدّعي المشغّل أي حق فيما يُنشأ لك. أما هل لك أو لغيرك حق فيه، فيتوقف على القانون في مكان إقامتك.
terms-pictures-provider = تسري أيضًا شروط الخدمة التي تنشئ الصور. ورابطها بجانب الاستمارة حيث قدّمها المشغّل.
terms-pictures-mark = تحمل كل صورة علامة تستطيع البرامج قراءتها وتبيّن كيف أُنشئت (المادة 50 من قانون الاتحاد الأوروبي للذكاء الاصطناعي). ويجب إبقاؤها.
terms-pictures-tell = حيث قد يظن الناس أن الصورة حقيقية، يجب إخبارهم بأنها ليست كذلك.
terms-pictures-lost = لا يحتفظ هذا الخادم بأي نسخة. ولا يمكن إعطاؤك صورة ضاعت منك مرة أخرى.
terms-warranty = لا ضمان
terms-warranty-as-is = تُقدَّم الخدمة كما هي. قد تكون الصورة خاطئة، أو مخالفة لكلماتك، أو شبيهة بصور أشخاص آخرين. وتبقى لك الحقوق التي يمنحك إياها القانون ولا يجوز التنازل عنها.
terms-warranty-law = حيث لا يسمح القانون بتقييد المسؤولية، كما في حالة التعمّد أو الإضرار بالحياة والصحة، يكون المشغّل مسؤولًا وفق ما ينص عليه القانون.
terms-changes = التغييرات
terms-changes-since = سارية بنصها الحالي منذ { $date }.
terms-changes-now = الشروط السارية هي المنشورة في هذه الصفحة وقت إرسال الاستمارة.

## About

about-title = نبذة
about-lead = صورة من الكلمات، لمن لا يريد أن يُعرف.
about-name = معنى Afterimage هو الأثر الذي يبقى في العين بعد زوال الصورة. وهذه هي الفكرة: تبقى الصورة معك، ولا يحتفظ هذا الخادم بأي نسخة.
about-how = كيف تعمل الخدمة
about-how-words = تبدأ بكتابة وصف للصورة المطلوبة. وحيث يطلب هذا الخادم ذلك، يُنسخ رمز قصير، كي لا تستنفد الآلات ما هو مخصص للناس.
about-how-made = يسلّم الخادم كلماتك إلى ما ينشئ الصورة، ويمرّر الصورة إليك، وينساهما معًا.
about-how-kept = مع تفعيل البرامج النصية يحتفظ لك متصفحك بالصور في المعرض. ومع تعطيلها يكون حفظها بيدك، أما إنشاؤها فيعمل على أي حال.
about-made = كيف تُنشأ الصور
about-access = للجميع
about-access-how = صُمّمت الصفحات للوحات المفاتيح وقارئات الشاشة والنصوص الكبيرة والهواتف الصغيرة، ويمكن إنشاء الصور من دون برامج نصية.
about-access-code = التحقّق، حيث يوجد، صورة من حروف وأرقام، أو الرمز نفسه صوتًا: الأرقام بأسمائها، وكلمات إنجليزية تبدأ بالحروف. وإذا تعذّر عليك استخدام أي منهما، فيُرجى الكتابة إلى المشغّل.
about-build = ما يعمل هنا
about-build-commit = يقول هذا الخادم إنه يشغّل الإصدار { $version }، المبني من الإيداع (commit) { $commit }.
about-build-changed = يقول هذا الخادم إنه يشغّل الإصدار { $version }، المبني من الإيداع (commit) { $commit } مع تغييرات ليست في أي إيداع. فلا يستطيع أحد بناء البرنامج نفسه.
about-build-unknown = يقول هذا الخادم إنه يشغّل الإصدار { $version }. ولم يذكر من بناه من أي إيداع (commit) بُني، فلا يوجد ما يُقارَن به.
about-build-source = المصدر البرمجي لما يعمل هنا
about-build-nowhere = لم يذكر المشغّل أين يمكن قراءة مصدره البرمجي.
about-build-crates = يحمل البرنامج قائمة بكل المكتبات التي يتكوّن منها. والقائمة نفسها، مع تراخيصها وقيم تجزئتها، موجودة إلى جانبه في صورة الحاوية.
about-build-same = المصدر البرمجي نفسه يعطي البرنامج نفسه، بايتًا ببايت، أينما بُني بالأدوات نفسها. ومن لديه البرنامج من مشغّل هذا الخادم يستطيع بناءه من جديد والمقارنة:
about-walls = الجدران المحيطة به
about-walls-says = الجدران هي ما تمنعه نواة نظام الخادم عن البرنامج، مهما أراد البرنامج. ويقول هذا الخادم إن الجدران القائمة الآن هي:
about-walls-memory = لا تستطيع برامج المستخدم نفسه الأخرى قراءة ذاكرته، ولا يترك أي انهيار نسخة منها على قرص.
about-walls-files = لا يستطيع الكتابة في أي ملف سوى سجل الوصول، إن كان له سجل، ولا تشغيل برنامج آخر (Landlock، كل ما يُطلب منه).
about-walls-part = نواة أقدم تمنع عنه الملفات والبرامج جزئيًا (Landlock، بقدر ما تعرفه هذه النواة).
about-walls-open = لا تستطيع هذه النواة أن تمنع عنه الملفات والبرامج (من دون Landlock).
about-walls-calls = { $count ->
    [zero] الاستدعاءات التي ترفضها النواة ولا يحتاج إليها خادم كهذا أبدًا: { $count } (seccomp).
    [one] ترفض النواة استدعاءً واحدًا لا يحتاج إليه خادم كهذا أبدًا (seccomp).
    [two] ترفض النواة استدعاءين لا يحتاج إليهما خادم كهذا أبدًا (seccomp).
    [few] ترفض النواة { $count } استدعاءات لا يحتاج إليها خادم كهذا أبدًا (seccomp).
    [many] ترفض النواة { $count } استدعاءً لا يحتاج إليها خادم كهذا أبدًا (seccomp).
   *[other] ترفض النواة { $count } استدعاء لا يحتاج إليها خادم كهذا أبدًا (seccomp).
}
about-walls-callable = لا تستطيع هذه النواة أن ترفض له أي استدعاء (من دون seccomp).
about-walls-off = استغنى المشغّل عن الجدران المحيطة بالملفات والبرامج واستدعاءات النواة.
about-measure = ما ثبت وما لم يثبت
about-measure-why = دوّنت Apple، من أجل Private Cloud Compute، ما يجب أن تستوفيه خدمة كي لا يضطر أحد إلى الثقة بمن يشغّلها. وبهذا المقياس تستوفي هذه الخدمة بعضه، ولا تستطيع استيفاء الباقي من دون عتاد موثَّق (attested)، وهو ما يثبت للزائر عن بُعد ماذا يشغّل.
about-measure-read = المتطلبات بكلمات Apple
about-stateless = معالجة بلا حالة لبيانات المستخدم الشخصية
about-stateless-how = يصحّ لهذا البرنامج. تُستخدم كلماتك وصورتك للرد عليك ولا تُستخدم لشيء آخر. ولا تصل إلى أي قرص أو سجل، وبعد ثوانٍ قليلة من مغادرتك لا تبقى في أي ذاكرة له. وحيث ينشئ الصورَ طرفٌ آخر، فالأمر بقدر صدق كلمته.
about-enforceable = ضمانات قابلة للإنفاذ
about-enforceable-how = يصحّ جزئيًا. حيث تقوم الجدران المذكورة أعلاه، تُلزم النواة البرنامج بكلمته بشأن الملفات. ولا شيء تقنيًا يُلزم المشغّل بتشغيل هذا البرنامج دون تغيير، ولا مزوّدًا بما يقوله.
about-privileged = لا وصول بامتيازات في أثناء التشغيل
about-privileged-how = لا يصحّ. البرنامج نفسه ليس فيه مدخل لمشغّله: لا إدارة، ولا صدفة (shell) عن بُعد، ولا تنقيح. لكن من يتحكم في الجهاز يستطيع مع ذلك قراءة ذاكرته. ولا يغيّر ذلك إلا عتاد يشفّر ذاكرته حتى عنه.
about-target = تعذّر استهداف شخص بعينه
about-target-how = يصحّ جزئيًا. لا توجد حسابات، والصفحات هي نفسها للجميع، ولا يُخبَر المزوّد بشيء يميز الزوار. لكن عنوانك يصل إلى هذا الخادم، ومن يسيطر عليه قد ينتقيك به. وتضع Apple في الوسط مُرحِّلًا لدى طرف آخر، ويمكنك فعل الأمر نفسه باستخدام Tor Browser.
about-transparency = شفافية يمكن التحقق منها
about-transparency-how = يصحّ جزئيًا. يمكن قراءة المصدر البرمجي حيث هو منشور، وكل وعد في هذه الصفحات تسنده اختبارات، ويمكن بناء البرنامج نفسه من جديد. أما أن هذا الخادم يشغّل ذلك البرنامج فلا يمكن رؤيته عن بُعد، إذ يمكن لبرنامج مغيَّر أن يعرض عليك هذه الصفحة بعينها. وإثبات ذلك يتطلب عتادًا موثَّقًا (attested) وسجلًا علنيًا لكل إصدار.
about-more = لقراءة المزيد

## Contact

contact-title = الاتصال
contact-lead = إلى من تُوجَّه الرسائل.
contact-none = لم يقدّم مشغّل هذا الخادم أي عنوان.
contact-operator = يشغّل هذه الخدمة { $operator }.
contact-report = للإبلاغ عن صورة أو عن استخدام لهذه الخدمة يخالف القانون، يُرجى الكتابة إلى المشغّل وذكر ماهيته ومكان رؤيته. ليست لدى هذا الخادم نسخة من الصور أو الكلمات، فلا يستطيع معرفة من أنشأ صورة ما.
contact-data = بخصوص حقوقك في بياناتك، يُرجى قراءة صفحة الخصوصية أولًا، ففيها ما هو موجود منها.
contact-lost = لا يمكن استعادة الصور الضائعة من هنا. فهي لم تكن قط إلا في متصفحك.
contact-access = إذا كان في هذه الصفحات ما يمنعك من استخدامها، فيُرجى إخبارنا، فذلك خلل.
contact-security = للإبلاغ عن ثغرة أمنية، يُرجى استخدام العنوان الوارد في security.txt:

# A picture of the visitor's own

edit-this = تعديل هذه الصورة
edit-ways = مع برنامج هذه الصفحة النصي يمكن أيضًا إفلات صورة على الاستمارة أو لصقها. وتبقى بيانات المكان والوقت والكاميرا والتعليقات في هذا المتصفح.
edit-picture = صورتك
edit-canvas = القناع على صورتك
edit-what = يُرجى تلوين ما ينبغي أن يُعاد رسمه، ويظهر مظلَّلًا بخطوط. وإذا لم يُلوَّن شيء فقد تتغير الصورة كلها.
edit-brush = الفرشاة
edit-eraser = الممحاة
edit-move = تحريك
edit-size = الحجم
edit-zoom = التكبير
edit-undo = تراجع
edit-redo = إعادة
edit-invert = عكس
edit-clear = مسح
edit-keyboard = بلوحة المفاتيح
edit-keys = يُنتقل إلى الصورة بمفتاح Tab. تحرّك مفاتيح الأسهم الحلقة، ومع Shift بخطوات صغيرة. ويلوّن مفتاح المسافة، ويرسم خطًا عند إبقائه مضغوطًا مع التحريك. وتغيّر الأقواس المربعة الحجم. يختار B الفرشاة وE الممحاة. والتراجع بمفتاحي Ctrl وZ، والإعادة بمفتاحي Ctrl وY.
edit-extend = توسيع الصورة
edit-extend-note = عدد البكسلات المضافة إلى كل جانب. وما يُضاف يُرسم من جديد.
edit-top = الأعلى
edit-right = اليمين
edit-bottom = الأسفل
edit-left = اليسار
edit-less = أقل
edit-more = أكثر
edit-fit = توسيعها إلى شكل الحجم المختار
edit-remove = إزالة الصورة
script-edit-at = { $across }% أفقيًا من اليسار، و{ $down }% نزولًا، غير ملوَّن.
script-edit-at-painted = { $across }% أفقيًا من اليسار، و{ $down }% نزولًا، ملوَّن.
script-edit-gif = هذه صورة GIF. يُرجى حفظها أولًا بصيغة PNG أو JPEG أو WebP.
script-edit-gone = الصورة المطلوب المتابعة بها لم تعد محفوظة في هذا المتصفح.
script-edit-heavy = حجم ملف الصورة أكبر مما يقبله هذا الخادم، كيفما كُتبت. يُرجى اختيار صورة أصغر.
script-edit-heic = هذه صورة HEIC أو AVIF. يُرجى حفظها أولًا بصيغة JPEG، وتتيح الهواتف ذلك عند مشاركة صورة.
script-edit-large = الصورة أكبر مما يقبله هذا الخادم، ولا يسمح هذا المتصفح للصفحة بتصغيرها. يُرجى اختيار صورة أصغر.
script-edit-model = اختير الآن { $model }، لأن النموذج السابق لا يقبل صورًا.
script-edit-moving = هذه صورة متحركة. يُرجى اختيار صورة ثابتة.
script-edit-other = هذه ليست صورة PNG أو JPEG أو WebP، أو أنها تالفة.
script-edit-painted = لُوّن { $percent }% من الصورة، وسيُعاد رسمه.
script-edit-reading = يجري تجهيز الصورة…
script-edit-ready = تُرسل بحجم {"\u2066"}{ $width } × { $height }{"\u2069"} بكسل، من دون بيانات المكان والوقت والكاميرا والتعليقات.
script-edit-removed = أُزيلت الصورة.
script-edit-several = صورة واحدة في كل مرة: أُخذت الأولى.
script-edit-shape = للحجم المختار شكل آخر: قد تُقتطع أطراف الصورة أو تُمط.
script-edit-size = أصبح الحجم { $size }، وهو الأقرب إلى شكل صورتك.
script-edit-smaller = تُرسل بحجم {"\u2066"}{ $width } × { $height }{"\u2069"} بكسل، من دون بيانات المكان والوقت والكاميرا والتعليقات. ولا يستفيد النموذج من أكثر من ذلك.
script-edit-svg = هذا رسم SVG. يُرجى حفظه أولًا بصيغة PNG.
script-edit-turned = لا يسمح هذا المتصفح للصفحة بتعديل اتجاه الصورة. إذا كانت مائلة على جانبها فيُرجى تدويرها أولًا.
script-edit-unpainted = لم يُلوَّن شيء.
script-edit-untrue = يحميك هذا المتصفح بتغيير ما ترسمه الصفحة. تُرسل صورتك كما اخترتها، من دون ما يقوله ملفها، ولا يمكن توسيعها. والقناع دقيق.
script-strength-little = يتغير القليل.
script-strength-much = يتغير الكثير.
script-strength-some = يتغير بعضها.
script-strength-unsaid = تقرر الخدمة مدى التغيير.
script-strength-whole = يتغير كل شيء تقريبًا.
