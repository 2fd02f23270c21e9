# Every sentence Afterimage says in Spanish, to a reader addressed as "tú", in words used on both sides of the ocean.
# A number is always an argument: what is promised is read from the running program, never written here.

## The frame of every page

skip = Ir al contenido
description = Crea una imagen a partir de un texto. Sin cuenta; tu texto se olvida en cuanto tienes la respuesta.
nav-main = Páginas
nav-policies = Normas y privacidad
nav-languages = Idiomas
nav-languages-beside = En otro idioma el formulario está vacío. Se abre en una pestaña nueva; esta página conserva tu texto.
nav-front = Crear una imagen
nav-gallery = Galería
nav-about = Acerca de
nav-privacy = Privacidad
nav-cookies = Cookies
nav-terms = Condiciones
nav-contact = Contacto
nav-api = Para programas
nav-your-data = Tus datos
footer-operator = Servicio operado por { $operator }.
footer-nobody = El operador de este servidor no ha indicado ningún nombre.
theme-to-dark = Cambiar al tema oscuro
theme-to-light = Cambiar al tema claro

## The form

front-heading = ¿Qué te gustaría ver?
front-promise = Sin cuenta. Este servidor olvida tu texto en cuanto tienes la respuesta.
prompt-again = Lo que te gustaría ver
prompt-example = Un puerto tranquilo al amanecer, en invierno, acuarela
history = Textos anteriores
link = Copiar el enlace
note-close = Cerrar esta línea
careful-dismiss = Ya lo sé
model = Modelo
model-change = Mostrar lo que acepta este modelo
size = Proporciones y tamaño
size-swap = Intercambiar ancho y alto
count = Número de imágenes
cost = Cada imagen cuenta como una de las { $most } por minuto.
style = Estilo
style-none = Tal cual
style-adds = Añade:
style-comic = Cómic
style-ink = Tinta
style-oil = Óleo
style-pencil = Lápiz
style-photo = Fotografía
style-pixel = Pixel art
style-watercolour = Acuarela
style-woodcut = Xilografía
quality = Calidad
background = Fondo
format = Formato de archivo
choice-usual = Por defecto
choice-auto = Automático
choice-high = Alta
choice-low = Baja
choice-medium = Media
choice-opaque = Opaco
choice-standard = Estándar
choice-transparent = Transparente
more = Más ajustes
negative_prompt = Lo que no debe aparecer
seed = Semilla (seed)
seed-hint = Un número entero. Con la misma semilla, un mismo texto parte del mismo azar. Campo vacío: al azar.
seed-lock = Conservar esta semilla
seed-last = La semilla de la última imagen
seed-throw = Sortear una semilla nueva
steps = Pasos
guidance = Fidelidad al texto
image = Tu propia imagen
image-hint = PNG, JPEG o WebP, de { $bytes } y { $width } × { $height } píxeles como máximo. Se envía junto con tu texto al servicio que crea la imagen; antes se eliminan del archivo el lugar, la fecha y la hora, la cámara y los comentarios. Este servidor la olvida a la vez que tu texto.
image-later = Sin JavaScript, elige el archivo en la página siguiente, junto al código: esta página no puede transmitirlo.
image-again = Una página no puede conservar un archivo. Elige el tuyo de nuevo.
mask = Máscara
mask-hint = Un archivo PNG exactamente igual de ancho y de alto que tu imagen.
mask-transparent = La imagen se rehace donde la máscara es transparente.
mask-white = La imagen se rehace donde la máscara es blanca; nada en ella es transparente.
strength = Cuánto alejarse de tu imagen
range-hint = De { $least } a { $most }.
keep-words = Conservar mi texto en este navegador: con la imagen y en una lista
make = Crear la imagen
make-file = Crear la imagen como archivo
stand_in = Si el servicio falla, otro puede crear la imagen
stand_in-terms = En lugar de { $model }: { $other }. Quién: { $name }. Dónde: { $region }. Conservación: { $retention }. Entrenamiento: { $training }.
stand_in-painter = En lugar de { $model }: { $other }, un pequeño programa en este servidor que no es un modelo de IA. En ese caso, tu texto no se envía a nadie más.
limits-rate = Desde una misma red: { $minute ->
        [one] { $minute } imagen
       *[other] { $minute } imágenes
    } por minuto, { $hour } por hora, { $day } por día.
limits-prompt = Un prompt tiene { $most } caracteres como máximo.
limits-solve = Una verificación superada vale para { $count ->
        [one] una imagen.
       *[other] un máximo de { $count } imágenes a la vez.
    }
funds-left = Para todo el mundo queda aproximadamente el { $percent } % de las imágenes de una hora.
funds-hour-spent = Las imágenes de esta hora se han agotado. La próxima se podrá crear a las { $opens } UTC.
funds-day-spent = Las imágenes de hoy se han agotado. La próxima se podrá crear a las { $opens } UTC.

## How it is made, and where the words go

card-heading = Cómo se crean las imágenes
label-model = Generado por IA: un modelo de IA crea estas imágenes
label-painter = Pintado por un programa que no es un modelo de IA
card-painter = Un pequeño programa en este servidor lee tu texto y pinta. El texto no se envía a nadie más.
card-painter-moderated = Un pequeño programa en este servidor lee tu texto y pinta.
card-moderation = Revisión previa: otro servicio comprueba el texto
card-moderation-sent = Antes de crear una imagen, tu texto y, si la adjuntas, tu imagen se envían a este servicio, que puede rechazarlos. Tu dirección y esta sesión no se le envían.
card-sent = Tu texto se envía al servicio que crea la imagen. Tu dirección y esta sesión no se le envían.
card-who = Quién
card-region = Dónde
card-retention = Conservación
card-training = Entrenamiento
card-terms = Sus condiciones
card-unstated = No indicado por el operador

## The check

challenge-legend = Una breve verificación
challenge-hint = Copia de izquierda a derecha las letras y los números de la imagen, tanto los de arriba como los de abajo. No importa si son mayúsculas o minúsculas.
challenge-alt = Una imagen de las letras y los números que hay que copiar
challenge-code = El código
challenge-new = Mostrar otro código
challenge-listen = Escuchar el código
challenge-stop = Detener
challenge-sound = El código en audio
challenge-sound-file = Guardar el audio
challenge-sound-hint = El audio dice dos veces el mismo código: los números por su nombre y, para cada letra, una palabra que empieza por ella. Escribe los números y las letras iniciales.
challenge-sound-language = El audio está en inglés.
challenge-other = ¿Cuesta leerlo? Deja el campo vacío y pulsa el botón: recibirás otro.
challenge-later = Cuando pulses el botón, se te pedirá que copies un código corto de una imagen o de un audio. Lo que has escrito se queda en el formulario.
challenge-passed = Si pulsas ahora el botón, no se te pedirá otro código: lo que falló no fue cosa tuya.
challenge-needs-script = Antes de cada imagen, este sitio hace que tu navegador realice un breve cálculo. Para ello hace falta JavaScript, que aquí está desactivado: permítelo en este sitio para crear imágenes.
challenge-title = Una breve verificación
challenge-lead = Copia el código y se creará tu imagen. Lo que has escrito sigue en el formulario.

work-hint = Tu navegador realiza un breve cálculo para que los programas no puedan agotar este servicio. Empieza cuando entras en el formulario y continúa en segundo plano.
work-progress = Progreso del cálculo
work-stop = Detener el cálculo
work-start = Iniciar el cálculo
work-letters = Prefiero escribir las letras
work-instead = Prefiero que calcule el navegador

## The stage, filled by the page's script

stage = Tu imagen
stage-empty = Tu imagen aparecerá aquí. Se conserva en este navegador, no en este servidor.
stage-empty-noscript = Tu imagen llegará en la página siguiente.
progress = Progreso de la imagen
cancel = Cancelar
download = Descargar
remove = Quitar
undo = Deshacer
again = Intentarlo de nuevo
vary = Otra más
reuse = Usar sus ajustes
job-close = Cerrar
stage-job = Una solicitud
tell = Avisarme cuando esté lista

## The words of before, kept by the browser

history-title = Textos anteriores
history-where = Solo están en este navegador, porque pediste conservarlos.
history-search = Buscar en tus textos
history-close = Cerrar
history-clear = Eliminar todo
history-clear-sure = Sí, eliminar todo

## The answer page, without script

answer-title = Tu imagen
answer-started = Tu imagen se está creando. Esta página se completa sola; déjala abierta.
answer-place = Tu lugar en la fila: { $place }.
answer-percent = Progreso: { $percent } %.
answer-alt = Imagen { $number }, creada a partir de tu texto
answer-save = Para conservarla, guarda la imagen con el menú de tu navegador. Este servidor no conserva ninguna copia.
answer-some = Imágenes recibidas: { $count } de { $asked }.
answer-seed = Semilla (seed): { $seed }
answer-made-by = Modelo: { $model }.
answer-stood-in = Modelo: { $model }, que ha sustituido al que elegiste.

## What the script says

script-file-too-large = El archivo es demasiado grande. Los límites se indican arriba.
script-fault = { $title }. { $detail }
script-cost = Esto ocupa { $count } de las { $most } imágenes por minuto de tu red.
script-range = De { $least } a { $most }.
script-enough = Imágenes en curso: { $count }. Espera a que termine una o cancela una.
script-elapsed = Tiempo transcurrido: { $time }.
script-left = Tiempo restante: cerca de { $time }.
script-left-behind = Solicitudes en curso cuando se salió de esta página: { $count }. Se cancelaron, y es posible que se hayan contado.
script-offline = No hay conexión de red. Lo que has escrito sigue aquí.
script-online = La conexión de red ha vuelto.
script-tell-on = Aparecerá un aviso cuando mires otra cosa. No contiene nada de tu texto.
script-tell-denied = Este navegador no muestra avisos de esta página. El título de la pestaña también lo dice.
script-history-count = Entradas: { $count }
script-history-delete = Eliminar
script-link-copied = El enlace está copiado. Contiene tu texto; nadie puede leerlo salvo quienes reciban el enlace.
script-link-here = Copia este enlace:
script-link-empty = No hay texto para hacer un enlace.
script-link-long = Es demasiado largo para un enlace.
script-link-filled = Un enlace ha rellenado este formulario. No se envía nada hasta que pulses el botón.
script-link-filled-part = Un enlace ha rellenado este formulario, pero no todo lo que contiene está disponible aquí. No se envía nada hasta que pulses el botón.
script-link-waits = Un enlace ha traído un texto, pero ya has escrito uno. El tuyo se queda. Vacía el campo y abre el enlace de nuevo.
script-careful-email = Parece que hay una dirección de correo electrónico en tu texto. El texto se envía a quien crea la imagen.
script-careful-phone = Parece que hay un número de teléfono en tu texto. El texto se envía a quien crea la imagen.
script-careful-card = Parece que hay un número de tarjeta en tu texto. El texto se envía a quien crea la imagen.
script-sending = Enviando tu texto
script-place = Tu lugar en la fila: { $place }
script-painting = Tu imagen se está creando
script-preview = Un primer vistazo a la imagen { $number }
script-picture = Imagen { $number }, creada a partir de tu texto
script-done = Tu imagen está lista.
script-done-some = Imágenes recibidas: { $count } de { $asked }.
script-stood-in = Modelo: { $model }, que ha sustituido al que elegiste.
script-seed = Semilla (seed) { $seed }
script-kept = Guardada en este navegador.
script-kept-full = El almacenamiento de este navegador está lleno, así que la imagen no se conserva. Descárgala o libera espacio en la galería.
script-kept-not = Este navegador no permite que la página conserve nada. Descarga la imagen o la perderás al salir.
script-kept-copy = En este navegador se conserva una copia reducida. Descarga la imagen para tenerla tal como llegó.
script-kept-moved = Copias reducidas que han dejado sitio: { $count }. Sus imágenes siguen en la galería.
script-kept-undone = Las copias vuelven a estar donde estaban.
script-kept-not-undone = Ya no hay espacio para todas. Las que quedan están en la galería.
script-kept-ask = Para conservar esta imagen hay que eliminar definitivamente otras más antiguas: { $count }. No se conservan en ningún otro lugar, así que descarga aquí las que quieras tener.
script-kept-removed = Eliminada de este navegador.
script-lasting = Tu navegador se ha comprometido a no borrar nada por su cuenta.
script-not-lasting = Tu navegador puede borrar imágenes cuando el disco esté lleno. Descarga lo que quieras tener con seguridad.
script-cancelled = Cancelado. Lo que has escrito sigue aquí. Es posible que la imagen se haya contado.
script-stopped = Cancelado antes del envío. No se ha gastado nada.
script-lost = La conexión se perdió antes de que llegara la imagen. Lo que has escrito sigue aquí. Es posible que la imagen se haya contado.
script-lost-some = La conexión se perdió. Imágenes recibidas y mostradas: { $count } de { $asked }.
script-unreachable = No se puede conectar con este servidor. Revisa tu conexión y vuelve a intentarlo; lo que has escrito sigue aquí.
script-unshown = Este navegador no puede mostrar esta imagen, pero se puede descargar.
script-unexpected = Este servidor ha dado una respuesta que esta página no entiende. Recarga la página y vuelve a intentarlo.
script-retry = Vuelve a intentarlo en { $time }.
script-counter = { $count } de { $most } caracteres.
script-too-long = Es más largo de lo que admite el formulario.
script-challenge-loading = Está llegando un código.
script-challenge-first = Copia primero el código.
script-challenge-old = Ese código era demasiado antiguo. Aquí tienes uno nuevo.
script-challenge-wait = Por ahora no hay códigos nuevos. Vuelve a intentarlo en { $time }.
script-challenge-failed = No se pudo cargar el código.
script-challenge-passed = No hace falta un código nuevo para el próximo intento.
script-work-running = Tu navegador está calculando.
script-work-done = Listo. No hay que escribir nada.
script-work-queued = Tu imagen se creará en cuanto termine el cálculo.
script-work-harder = Tu navegador realiza un cálculo más largo para conseguir un lugar más allá de la parte que le toca a tu red. Después, tu imagen se creará automáticamente.
script-work-stopped = El cálculo está detenido. No se ha gastado nada.
script-work-wait = Por ahora no hay cálculos nuevos. Vuelve a intentarlo en { $time }.
script-work-failed = No se pudo cargar el cálculo.
script-work-unable = Este navegador no puede realizar el cálculo aquí.
script-work-passed = No hace falta un cálculo nuevo para el próximo intento.
script-sound-loading = El audio está llegando.
script-sound-over = Ese era el código completo.
script-sound-wait = Por ahora no hay audio. Vuelve a intentarlo en { $time }.
script-sound-gone = Este código ya no se puede escuchar. Pide que se muestre otro.
script-sound-failed = No se pudo reproducir el audio.
script-code-used = Aquí tienes un código nuevo para la próxima imagen.
kept-replace = Eliminar las más antiguas y conservar esta

## The gallery

gallery-title = Galería
gallery-lead = Tus imágenes, del propio almacenamiento de este navegador. Este servidor no tiene ninguna.
gallery-noscript = La galería lee el almacenamiento de tu navegador, y para eso necesita scripts. Sin scripts, guarda cada imagen con el menú de tu navegador.
gallery-empty = Aquí no hay nada todavía.
gallery-make = Crear una imagen
gallery-blocked = Este navegador no permite que la página lea su almacenamiento, así que no hay galería. Ocurre en las ventanas privadas y con ajustes estrictos.
gallery-delete-all = Eliminar todo
gallery-delete-all-ask = ¿Eliminar todas las imágenes guardadas en este navegador?
gallery-delete-all-note = No existen en ningún otro lugar, salvo que las hayas exportado o descargado. Esto no se puede deshacer.
gallery-delete-all-yes = Sí, eliminar todo
gallery-delete = Eliminar
gallery-keep = Conservarlas
gallery-close = Cerrar
gallery-earlier = Imagen anterior
gallery-later = Imagen posterior
gallery-viewer = Imagen en grande
gallery-search = Busca un texto, un modelo o un tamaño
gallery-favourites = Favoritas
gallery-order = Orden
gallery-newest = Primero las más nuevas
gallery-oldest = Primero las más antiguas
gallery-all = Seleccionar todo
gallery-none = No seleccionar nada
gallery-selection = Imágenes seleccionadas
gallery-favourite = Favorita
gallery-compare = Comparar
gallery-zip = Descargar como ZIP
gallery-nothing-found = Ninguna imagen coincide.
gallery-format = Formato de la descarga
gallery-format-received = Como llegó
gallery-format-note = Este navegador cambia lo que se dibuja para que ninguna página lo reconozca. Por eso aquí una imagen solo se puede descargar tal como llegó.
gallery-reuse = Crear otra parecida
gallery-copy = Copiar la imagen
gallery-copy-words = Copiar el texto
gallery-share = Compartir
gallery-comparison = Dos imágenes comparadas
gallery-way = Mostrar
gallery-way-beside = Una junto a otra
gallery-way-over = Una sobre otra
gallery-split = Línea entre las imágenes
gallery-erase = Eliminar todo
gallery-erase-note = Arriba puedes eliminar una o varias imágenes y deshacerlo. Aquí las eliminas todas, para siempre.
gallery-export-first = Exportar antes
export-title = Llévatelo todo
export-note = Un solo archivo con todas tus imágenes, sus datos, tus favoritas, los textos que guardaste y tus ajustes. Llévalo a otro navegador, o guárdalo por si este lo olvida.
export-passphrase = Frase de contraseña, si el archivo debe estar protegido
export-again = La frase de contraseña otra vez
export-passphrase-note = Sin ella nadie puede abrir el archivo, y nadie puede devolvértela.
export-no-lock = Esta página llegó por HTTP sin cifrar. Aquí el navegador no puede proteger un archivo con una frase de contraseña.
export-do = Exportar todo
export-zip = Imágenes como ZIP
import-label = Un archivo exportado
import-note = Su contenido se añade a lo que hay aquí. Una imagen que ya está aquí no se añade otra vez.
import-passphrase = La frase de contraseña del archivo
import-do = Importar
storage-title = El almacenamiento de tu navegador
storage-seen = Lo he leído
storage-quality = Calidad de las copias reducidas
storage-quality-small = Baja: caben más copias
storage-quality-good = Buena
storage-quality-best = Máxima: caben menos copias
storage-quality-note = Cada imagen se conserva también tal como llegó, mientras haya espacio. Las copias sirven para verla de un vistazo y por si se pierde el archivo. Esto solo cambia las copias futuras.
script-storage-copies = Copias reducidas: { $used } de { $most } caracteres (localStorage)
script-storage-copies-none = Copias reducidas: este navegador no tiene sitio para ellas (localStorage está bloqueado).
script-storage-files = Archivos tal como llegaron: { $used } de { $most } (IndexedDB)
script-storage-files-unknown = Archivos tal como llegaron: { $used } (IndexedDB). Este navegador no dice cuánto espacio hay.
script-storage-files-none = Archivos tal como llegaron: este navegador no tiene sitio para ellos (IndexedDB está bloqueado).
script-offline-gallery = Esta galería también se abre sin conexión.
script-plain = Esta página llegó por HTTP sin cifrar. Aquí el navegador no puede comprometerse a conservar las imágenes, ni mostrar la galería sin conexión, ni proteger un archivo con una frase de contraseña. Descarga lo que quieras tener con seguridad.
script-quality-chosen = A partir de ahora las copias se harán así.
script-quality-forgotten = Este navegador no permitió que la página lo recordara.
script-missing-files = Este navegador ha borrado los archivos de tus imágenes: { $count }. Las que tenían una copia reducida siguen aquí.
script-missing-copies = Este navegador ha borrado las copias reducidas de tus imágenes: { $count }. Las imágenes que también se conservaban como archivo siguen aquí.
script-gallery-count = Imágenes guardadas: { $count }
script-gallery-open = Abrir la imagen { $number }
script-gallery-deleted = Eliminadas: { $count }
script-gallery-deleted-all = Todas eliminadas.
script-gallery-not-deleted = Este navegador no permitió que la página la eliminara.
script-gallery-found = Imágenes encontradas: { $count } de { $most }
script-gallery-select = Seleccionar
script-gallery-favourite = Favorita
script-gallery-selected = Seleccionadas: { $count }
script-gallery-position = Imagen { $place } de { $most }
script-gallery-restored = Han vuelto.
script-gallery-not-restored = Ya no hay sitio para todas.
script-gallery-not-changed = Este navegador no permitió que la página lo recordara.
script-gallery-zipping = Preparando: { $count } de { $most }
script-gallery-zipped = Imágenes en el archivo: { $count }. Abre index.html en el archivo ZIP para verlas sin conexión.
script-gallery-not-zipped = No se pudo crear el archivo ZIP. Quizá estas imágenes sean demasiadas o demasiado grandes para uno solo; selecciona menos.
script-gallery-converted = La descarga tiene ahora el formato que elegiste.
script-gallery-not-converted = Este navegador no sabe escribir este formato.
script-gallery-copied = La imagen está copiada.
script-gallery-copied-words = El texto está copiado.
script-gallery-not-copied = Este navegador no permitió que la página la copiara.
script-gallery-not-shared = Este navegador no permitió que la página la compartiera.
script-export-short = La frase de contraseña es demasiado corta. Usa al menos { $count } caracteres; lo mejor son varias palabras.
script-export-differs = Las dos frases de contraseña son distintas.
script-export-going = Exportando: { $count } de { $most }
script-export-done = Exportado. El archivo no está protegido: quien lo tenga puede ver tus imágenes.
script-export-done-locked = Exportado y protegido con tu frase de contraseña.
script-export-failed = La exportación no funcionó. Aquí no ha cambiado nada.
script-import-none = Elige primero un archivo.
script-import-reading = Leyendo el archivo.
script-import-going = Importando: { $count } de { $most }
script-import-added = Imágenes añadidas: { $count }.
script-import-known = Ya estaban aquí: { $count }.
script-import-refused = Descartadas, porque no son imágenes que esta página conozca: { $count }.
script-import-full = Descartadas, porque no hay sitio: { $count }.
script-import-foreign = Este archivo no lo exportó una galería como esta. No ha cambiado nada.
script-import-newer = Una versión más nueva de esta página escribió este archivo. No ha cambiado nada.
script-import-locked = Este archivo está protegido. Escribe su frase de contraseña.
script-import-wrong = Esta frase de contraseña no abre el archivo. No ha cambiado nada.
script-import-broken = Este archivo está dañado o incompleto. No ha cambiado nada.
script-import-no-lock = Este archivo está protegido, y esta página llegó por HTTP sin cifrar, donde el navegador no puede abrirlo.
script-import-failed = La importación se detuvo. Lo que se añadió antes está en la galería.

## Spans of time and sizes

time-seconds = { $n ->
    [one] { $n } segundo
   *[other] { $n } segundos
}
time-minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
time-hours = { $n ->
    [one] { $n } hora
   *[other] { $n } horas
}
time-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
}
size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
size-kibibytes = { $n } KiB
size-mebibytes = { $n } MiB

## Problems: the title, and what to do. Each is named by its code in the table of errors.

problem-retry = Vuelve a intentarlo en { $time }.
problem-fault = { $title }. { $detail }
problem-home = Volver al formulario
problem-code = Referencia: { $code }
problem-reference = Referencia: { $status } { $code }

error-prompt-missing = Todavía no hay texto
    .detail = Di en pocas palabras lo que te gustaría ver.
error-prompt-too-long = Texto demasiado largo
    .detail = Un prompt tiene { $most } caracteres como máximo. Acórtalo y envíalo de nuevo.
error-prompt-characters = Un carácter que no se puede usar
    .detail = El prompt contiene un carácter de control que ninguna imagen puede mostrar. Quítalo y envía el prompt de nuevo.
error-model-unknown = Ese modelo no existe
    .detail = Elige uno de los modelos del formulario.
error-size-unknown = Ese tamaño no existe
    .detail = Elige uno de los tamaños que ofrece este modelo.
error-number-invalid = No es un número
    .detail = Escribe un número entero o deja el campo vacío.
error-number-out-of-range = Fuera de los límites
    .detail = Elige un número de { $least } a { $most }.
error-field-invalid = No es una de las opciones
    .detail = El campo { $field } tiene un valor que este servidor no ofrece. Elige uno de los del formulario.
error-field-unknown = Un campo que este servidor no conoce
    .detail = El formulario contenía un campo que este servidor no acepta. Recarga la página y vuelve a intentarlo.
error-field-not-taken = Este modelo no lo acepta
    .detail = El modelo elegido no acepta el campo { $field }. Déjalo vacío o elige otro modelo.
error-field-twice = El mismo campo dos veces
    .detail = El formulario contenía el campo { $field } más de una vez. Recarga la página y vuelve a intentarlo.
error-image-missing = Falta la imagen que hay que editar
    .detail = Una edición necesita una imagen. Envía una o pide en su lugar una imagen nueva.
error-response-format-not-available = No en esta forma
    .detail = Los enlaces a imágenes no llegan en un flujo, o aquí no se dan. Pide la imagen misma.
error-image-invalid = No es una imagen que se pueda usar
    .detail = El archivo no es una imagen PNG, JPEG o WebP completa, o es una imagen animada. Elige otra.
error-image-too-large = Una imagen demasiado grande
    .detail = El archivo tiene más bytes o más píxeles de los que este servidor acepta. Los límites se indican junto al campo.
error-mask-without-image = Una máscara sin su imagen
    .detail = Una máscara indica qué parte de tu imagen se rehace. Elige también la imagen o no incluyas la máscara.
error-strength-without-image = Una distancia sin imagen
    .detail = Este valor indica cuánto puede alejarse la imagen nueva de la tuya. Elige también tu imagen o deja el campo vacío.
error-mask-size = Una máscara de otro tamaño
    .detail = La máscara tiene que ser exactamente igual de ancha y de alta que la imagen.
error-mask-invalid = Este modelo no acepta esa máscara
    .detail = Una máscara es un archivo PNG que muestra qué parte se rehace, de la manera indicada junto al campo.

error-content-refused = Eso no se crea aquí
    .detail = Lo que has escrito infringe una norma que ha fijado el operador de este servidor. Cámbialo y envíalo de nuevo. No se ha transmitido a nadie más y no se ha gastado nada.
error-moderation-refused = Rechazado antes de crearlo
    .detail = El servicio que revisa previamente los textos ha rechazado este prompt, así que no se ha creado ninguna imagen. Cámbialo y vuelve a intentarlo; no se ha contado.
error-moderation-unavailable = Nadie pudo revisarlo
    .detail = El servicio que revisa previamente los textos no responde en este momento, y sin su respuesta aquí no se crea ninguna imagen. El fallo no es tuyo.

error-challenge-missing = Hace falta un código
    .detail = Copia el código de la imagen o del audio y envía el formulario de nuevo.
error-challenge-wrong = Ese no era el código
    .detail = Aquí tienes uno nuevo. Lo que has escrito sigue en el formulario.
error-challenge-unknown = Ese código no se conoce aquí
    .detail = Ya se había usado, era demasiado antiguo, se había escuchado demasiadas veces o se creó para otra sesión. Aquí tienes uno nuevo.
error-challenge-work-missing = Hace falta un cálculo
    .detail = Antes de cada imagen, este sitio hace que tu navegador realice un cálculo, para lo que hace falta JavaScript. Permítelo en este sitio o usa un navegador que lo tenga, y envía el formulario de nuevo: lo que has escrito sigue ahí.
error-challenge-work-wrong = El resultado del cálculo no es correcto
    .detail = Hace falta un cálculo nuevo. Lo que has escrito sigue en el formulario.
error-challenge-work-unknown = Ese cálculo no se conoce aquí
    .detail = Ya se había usado, era demasiado antiguo o se creó para otra sesión. Hace falta un cálculo nuevo; lo que has escrito sigue en el formulario.
error-challenge-flood = Demasiadas verificaciones
    .detail = Tu red ha pedido muchas verificaciones en poco tiempo.

error-key-missing = Hace falta una clave
    .detail = Los programas envían su clave con cada solicitud, como Authorization: Bearer. Las claves las da el operador de este servidor.
error-key-mistyped = No es una clave completa
    .detail = Lo que llegó como clave tiene un error o está cortado. Cópiala de nuevo.
error-key-unknown = Una clave que este servidor no conoce
    .detail = Ha sido revocada o pertenece a otro servidor. Las claves las da el operador de este servidor.
error-key-expired = Una clave que ha caducado
    .detail = Pide una nueva al operador de este servidor.
error-idempotency-key-invalid = Una clave de solicitud que no se puede leer
    .detail = Idempotency-Key es un texto entre comillas, o letras y cifras sin ellas.
error-idempotency-key-reused = Otra solicitud con la misma clave
    .detail = Esta Idempotency-Key ya llegó con otra cosa. Cada solicitud necesita su propia clave.
error-request-running = Esta solicitud se está respondiendo
    .detail = Todavía se está trabajando en la solicitud con esta Idempotency-Key.
error-request-over = Esta solicitud ha terminado
    .detail = La solicitud con esta Idempotency-Key se respondió o se abandonó, y no se conserva nada con que responderla de nuevo. Para otras imágenes, usa otra clave.
error-cross-site = Enviado desde otro lugar
    .detail = El formulario no se envió desde la página de este sitio, así que no se ha usado. Abre este sitio y envía el formulario desde aquí.
error-rate-limited = Suficiente por ahora
    .detail = Tu red ya ha tenido sus imágenes para este periodo. No se ha perdido nada de lo que has escrito.
error-queue-full = Mucha demanda
    .detail = Hay muchas personas esperando. No se ha gastado nada.
error-links-full = Demasiadas imágenes esperan
    .detail = Ya esperan tras enlaces tantas imágenes como guarda este servidor. Pide la imagen misma o vuelve un poco más tarde.

error-hour-spent = Las imágenes de esta hora se han agotado
    .detail = Lo que este servidor puede gastar en imágenes se reparte entre todo el mundo; tu turno llegará hacia las { $opens } UTC, o antes. Queda reservado para ti, y no se ha gastado nada.
error-day-spent = Las imágenes de hoy se han agotado
    .detail = Lo que este servidor puede gastar en imágenes se reparte entre todo el mundo; la próxima se podrá crear a las { $opens } UTC. No se ha gastado nada.
error-key-spent = El dinero de esta clave se ha gastado
    .detail = Lo que se puede gastar en un día en esta clave ya se ha gastado. La próxima imagen se podrá crear a las { $opens } UTC. No se ha consumido nada.

error-upstream-refused = Rechazado
    .detail = El servicio que crea las imágenes ha rechazado este prompt, y no se recurre a ningún otro. Cámbialo y vuelve a intentarlo; no se ha contado.
error-upstream-withheld = La imagen ha sido retenida
    .detail = El servicio que crea las imágenes creó una, le puso reparos y no la entregó. El mismo texto puede dar otro resultado en otra ocasión; si no, cámbialo.
error-upstream-not-accepted = No aceptado
    .detail = El servicio que crea las imágenes no aceptó este tamaño o este prompt.
error-upstream-unreachable = No se puede conectar con el servicio de imágenes
    .detail = El fallo no es tuyo. Vuelve a intentarlo dentro de un rato.
error-upstream-unavailable = No disponible temporalmente
    .detail = En este momento no se puede crear ninguna imagen. El fallo no es tuyo.
error-upstream-busy = El servicio de imágenes está ocupado
    .detail = Tiene demasiado trabajo. El fallo no es tuyo.
error-upstream-failed = El servicio de imágenes ha fallado
    .detail = Se interrumpió o dio una respuesta sin sentido. El fallo no es tuyo.
error-upstream-timeout = El servicio de imágenes ha tardado demasiado
    .detail = No respondió a tiempo. El fallo no es tuyo.
error-upstream-not-an-image = No es una imagen
    .detail = El servicio de imágenes devolvió algo que no es una imagen, así que no se ha transmitido.
error-upstream-too-large = Demasiado grande
    .detail = El servicio de imágenes devolvió más de lo que este servidor transmite.

error-bad-request = Una solicitud que no se puede leer
    .detail = Algo en ella no sigue las reglas de la web. Recarga la página y vuelve a intentarlo.
error-not-found = Aquí no hay nada
    .detail = No hay ninguna página en esta dirección.
error-method-not-allowed = No de esta manera
    .detail = Esta dirección no acepta ese tipo de solicitud.
error-request-timeout = Demasiado lento
    .detail = La solicitud tardó demasiado en llegar.
error-payload-too-large = Demasiado de una vez
    .detail = La solicitud era más grande de lo que este servidor acepta.
error-uri-too-long = Una dirección demasiado larga
    .detail = La dirección de la solicitud era más larga de lo que este servidor acepta.
error-unsupported-media-type = No es un formulario
    .detail = Esta dirección acepta un formulario, enviado de forma sencilla, como lo hace un navegador.
error-headers-too-large = Demasiadas cabeceras
    .detail = Las cabeceras de la solicitud eran más grandes de lo que este servidor acepta.
error-internal = Algo ha fallado aquí
    .detail = El fallo es de este servidor, no tuyo. Nada de lo que enviaste quedó registrado.
error-shutting-down = Reiniciando
    .detail = Este servidor está a punto de reiniciarse. Vuelve a intentarlo en un momento.
error-unavailable = No disponible
    .detail = Esta parte del servidor no está en funcionamiento en este momento.

## Privacy: each sentence that promises something is a message of its own

privacy-title = Privacidad
privacy-lead = Qué conserva este servicio, dónde y durante cuánto tiempo. Las cifras proceden del programa en funcionamiento: son las que este obedece.
privacy-machine = Los mismos datos, para programas:

privacy-who = Quién es responsable
privacy-who-named = Este servicio está operado por { $operator }.
privacy-who-unnamed = El operador de este servidor no ha indicado aquí ningún nombre. El software es Afterimage; sus autores no operan este servidor ni reciben nada de él.
privacy-who-role = Quien lo opera decide qué se hace con tus datos y responde de ello (el responsable del tratamiento, artículo 4, punto 7, del RGPD).
privacy-who-contact = Preguntas y solicitudes sobre tus datos:

privacy-kept = Qué se conserva
kept-what = Qué
kept-where = Dónde
kept-how-long = Cuánto tiempo
kept-memory = la memoria de este servidor
kept-valkey = la memoria de un almacén Valkey que comparten los servidores de este servicio
kept-cookie = una cookie en tu navegador y { $store }
kept-file = un archivo en este servidor
kept-browser = tu navegador
kept-request = la memoria de la solicitud

kept-prompt = Tu texto
kept-prompt-time = hasta que se te envía la respuesta
privacy-prompt-never = Nunca se escribe en un registro ni en un archivo, y la memoria en la que estaba se sobrescribe cuando se libera.
kept-picture = La imagen
kept-picture-time = mientras pasa
privacy-picture-window = De una imagen de un servicio de imágenes se retienen como máximo { $window } a la vez.
privacy-picture-none = Este servidor no conserva ninguna copia de una imagen.
privacy-picture-here = Este servidor no guarda ninguna copia de una imagen hecha en sus páginas.
kept-challenge = El código que se te pide copiar
kept-challenge-time = { $life } como máximo
privacy-challenge-once = Desaparece en cuanto se examina tu respuesta, sea correcta o incorrecta.
kept-work = El número de un cálculo que tu navegador ha entregado
kept-work-time = { $life } como máximo
privacy-work-number = Es aleatorio y no dice nada sobre ti. Se conserva para que ningún cálculo cuente dos veces; antes de que se entregue el cálculo, no se conserva nada de él.
kept-session = La sesión
kept-session-time = { $idle } sin uso, { $longest } como máximo
privacy-session-random = La cookie contiene un número aleatorio firmado y nada sobre ti. No tiene fecha, así que tu navegador la borra al cerrarse, salvo que esté configurado para recuperar su última sesión.
privacy-session-asked = Solo se instala cuando entras en el formulario y se pide una verificación, nunca por leer una página.
privacy-session-pass = Junto a ella se anota, durante { $life } como máximo, si tu próximo intento no necesita una nueva verificación porque el último falló aquí.
kept-rate = Cuántas imágenes y verificaciones ha pedido tu red
kept-rate-time = desaparece a más tardar { $record } después de la última solicitud
privacy-rate-hash = Se conserva bajo un hash con clave de tu dirección o, en el caso de IPv6, de sus primeros { $v6 } bits de 128. La clave solo está en la memoria y se cambia con regularidad; la dirección en sí no se conserva.
privacy-rate-hash-shared = Se conserva bajo un hash con clave de tu dirección o, en el caso de IPv6, de sus primeros { $v6 } bits de 128. La clave se cambia todos los días; en el almacén está sellada con un secreto que solo tienen los servidores. La dirección en sí no se conserva.
privacy-rate-networks = Las redes a las que pertenece tu dirección se cuentan de la misma manera: los primeros { $v4 } bits de 32 en IPv4, y los primeros { $home } y los primeros { $site } bits de 128 en IPv6. También los códigos y las sesiones se recuerdan con un hash de este tipo, para que nadie pueda desplazar a otras redes.
privacy-onion-address = Quien llega por el servicio onion no tiene dirección aquí: Tor no transmite ninguna, y el registro de accesos no contiene nada de ella.
privacy-onion-circuits = Allí se cuenta de la misma manera el número de tu circuito de Tor. Un circuito nuevo cuenta como un visitante nuevo; todos los circuitos juntos tienen derecho a tanto como { $clients } visitantes.
privacy-rate-window = El recuento abarca { $window } como máximo.
privacy-rate-keys = Un programa con una clave del operador se cuenta bajo un hash de esa clave, y no por su red. Hasta su próximo arranque, este servidor guarda también, bajo el nombre de la clave, cuántas solicitudes, imágenes y rechazos hubo, y lo que costaron.
kept-share = Que tu red espera su parte del dinero para imágenes, o que ha tenido más que esa parte
kept-share-time = desaparece a más tardar { $record } después de la última solicitud
privacy-share-why = Con ello se reparte de forma justa lo que el operador gasta en imágenes: nadie recibe más mientras alguien que espera haya recibido menos.
privacy-share-hash = Se conserva bajo el mismo hash con clave y no dice nada de lo que se creó.
kept-spending = Lo que se ha gastado en la clave de un programa, si el operador le ha puesto un límite
kept-spending-time = desaparece a más tardar { $record } después de la última solicitud
privacy-spending-sums = Bajo un hash de la clave, sumas de dinero, cada una de diez minutos. Cuentan durante un día y no dicen nada de lo que se creó.

kept-idempotency = Que un programa pidió una imagen
kept-idempotency-time = desaparece como máximo { $life } después de la respuesta
privacy-idempotency-hash = Solo se conserva si el programa da un nombre a su solicitud: como hashes con clave del nombre y de lo que se pidió, para que ninguna imagen se haga dos veces por error. No contiene palabras.

kept-link = Una imagen para la que un programa pidió un enlace
kept-link-time = { $life } como máximo; desaparece en cuanto se recoge
privacy-link-key = Espera cifrada con una clave que está en el enlace y en ningún otro lugar, y se entrega una sola vez.
privacy-link-room = Junto a ella figura un hash de la clave del programa, para que ninguna clave ocupe todo el espacio que hay para esas imágenes.

kept-log = Una línea del registro de accesos
kept-log-time = { $life }; después se elimina
privacy-log-fields = Contiene la fecha y la hora, el método, el tipo de página, el código de estado, cuánto tardó y el tamaño de la respuesta.
privacy-log-never = No contiene ningún prompt, ninguna imagen, ninguna dirección completa, ningún nombre de navegador ni nada de lo que sigue a un signo de interrogación.
privacy-log-prefix = De tu dirección contiene los primeros { $v4 } bits de 32 (IPv4) o { $v6 } bits de 128 (IPv6).
privacy-log-no-address = No contiene nada de tu dirección.
privacy-log-none = Este servidor no escribe ningún registro de accesos.
kept-own = Tus imágenes y el tema que has elegido
kept-own-time = hasta que los borres
privacy-own-stays = Solo se devuelven a este servidor si eliges una para crear otra a partir de ella. Tu texto solo se conserva, con una imagen y en una lista, si lo pides.
kept-configuration = la configuración del operador
kept-key = Lo que identifica una clave de programa
kept-key-time = hasta que el operador lo retire
privacy-key-hash = Su nombre, un hash de la clave y sus cuatro últimos caracteres. La clave en sí no se conserva en ningún sitio.
kept-use = Cuántas veces se usó una clave de programa
kept-use-time = hasta que el servidor se detiene
privacy-use-numbers = Cuatro números por clave: solicitudes, imágenes, rechazos y lo gastado. Ni cuándo, ni desde dónde, ni para qué.

privacy-words = Adónde va tu texto
privacy-words-only = Qué se envía: tu texto y los ajustes del formulario. Qué no: tu dirección, tu sesión, el nombre de tu navegador.
privacy-words-picture = La imagen que aportes también se envía, así como su máscara. Antes se eliminan del archivo el lugar, la fecha y la hora, la cámara, los nombres y los comentarios; lo que se ve en ella permanece. Este servidor la olvida a la vez que tu texto.
privacy-words-refusal = Si un servicio rechaza un prompt por su contenido, no se prueba en otro.

transfer-inside = Según estos datos, tu texto permanece allí en el Espacio Económico Europeo.
transfer-outside = Según estos datos, tu texto sale allí del Espacio Económico Europeo. El operador no ha indicado en qué se basa eso (RGPD, capítulo V).
transfer-ground = Tu texto puede salir allí del Espacio Económico Europeo. En qué se basa eso (RGPD, capítulo V): { $ground }
transfer-unsaid = El operador no ha indicado si tu texto sale allí del Espacio Económico Europeo.

privacy-recipients = Quién más puede verlo
privacy-recipients-hosting = Las máquinas en las que funciona este servidor: { $hosting }
privacy-recipients-proxy = Lo que envías y lo que recibes pasa por: { $proxy }
privacy-recipients-unstated = El operador no ha indicado de quién son las máquinas en las que funciona este servidor ni qué hay delante de él.
privacy-recipients-nobody = Este programa no da nada a nadie más. Donde la ley obliga a un operador a entregar algo, solo existe lo que dice la tabla de arriba.

privacy-not = Lo que no ocurre
privacy-not-account = No hay cuentas, y nadie te pide tu nombre ni tu correo electrónico.
privacy-not-account-keys = Los visitantes no tienen cuentas, y nadie les pide su nombre ni su correo electrónico. Los programas tienen claves, que reparte el operador.
privacy-not-third = Ninguna página carga nada de ningún lugar que no sea este servidor: ni analítica, ni publicidad, ni fuentes, ni contenido incrustado.
privacy-not-profile = No se sigue a nadie de una visita a otra más allá de los recuentos de arriba, y ningún programa decide sobre ti más allá de lo que se nombra abajo.
privacy-not-counted = El servidor cuenta lo que hace, como imágenes y rechazos, en sumas de todo el mundo. Ninguna suma es de un solo visitante, una dirección o una sesión; solo lo que piden los programas con clave se suma por clave.
privacy-not-sold-moderated = No se venden datos. Este programa entrega tu texto a los servicios mencionados arriba, y a nadie más.
privacy-not-sold = No se venden datos, y este programa no entrega ninguno a nadie salvo al servicio que crea la imagen, si lo hay.

privacy-basis = Para qué se usa y por qué está permitido
purpose-what = Finalidad
purpose-ground = Base jurídica
purpose-contract = lo que has pedido (artículo 6, apartado 1, letra b), del RGPD)
purpose-interest = un interés legítimo (artículo 6, apartado 1, letra f), del RGPD)
purpose-picture = Crear la imagen
privacy-purpose-picture = Para ello se usan tu texto, los ajustes del formulario y la imagen que aportes.
purpose-check = Distinguir a las personas de los programas
privacy-purpose-check = Para ello se usan el código o el cálculo, la sesión y un hash de tu red. El interés: que los programas no agoten lo que está pensado para las personas.
purpose-limits = Repartir lo que hay
privacy-purpose-limits = Para ello se usan los recuentos de tu red. El interés: que el servicio siga siendo justo y se pueda pagar.
purpose-log = Encontrar fallos y ataques
privacy-purpose-log = Para ello se usa el registro de accesos. El interés: que el servicio siga funcionando y se mantenga seguro.
purpose-moderation = Impedir que se creen imágenes ilícitas
privacy-purpose-moderation = Para ello, el servicio mencionado arriba usa tu texto y la imagen que aportes. El interés: que aquí no se creen imágenes ilícitas.
privacy-basis-only = Lo que se conserva no se usa para nada más.
privacy-basis-object = Puedes oponerte a lo que se basa en un interés legítimo escribiendo al operador (RGPD, artículo 21).
privacy-basis-need = Nadie tiene la obligación de facilitar datos; sin texto, simplemente no hay nada que crear.

privacy-rights = Tus derechos
privacy-rights-list = Donde se aplica el RGPD, puedes pedir el acceso a lo que se conserva sobre ti, su rectificación, su supresión, la limitación de su tratamiento o su entrega (portabilidad), y oponerte a su uso (artículos 15 a 21).
privacy-rights-answer = Escribe al operador. Tienes derecho a una respuesta en el plazo de un mes, y es gratuita (artículo 12).
privacy-rights-eleven = Este servidor no puede saber quién eres, y no necesita averiguarlo para responderte (artículo 11). No existe ningún registro en el que un operador pueda buscarte por tu nombre.
privacy-rights-eleven-keys = Este servidor no puede saber quién es un visitante, y no necesita averiguarlo para responderte (artículo 11). Solo se puede buscar lo que se cuenta para la clave de un programa, por el nombre que el operador dio a la clave.
privacy-rights-self = Lo que se conserva sobre tu conexión desaparece por sí solo tras los plazos indicados arriba. Puedes consultarlo en cualquier momento, llevarte una copia y borrar lo que se puede borrar, sin decir quién eres.
privacy-rights-look = Consultar y borrar lo que se conserva sobre tu conexión
privacy-rights-pictures = Tus imágenes están en tu navegador. Elimínalas en la galería o con los ajustes del propio navegador para este sitio.
privacy-rights-complain = Puedes presentar una reclamación ante una autoridad de control de protección de datos, por ejemplo en el lugar donde resides (artículo 77).

privacy-decisions = Decisiones de un programa
privacy-decisions-what = Un programa decide si se ha superado una verificación, si se ha alcanzado un límite y si un prompt infringe las normas de aquí. Juzga una solicitud y no a una persona, y no tiene efectos jurídicos para ti (RGPD, artículo 22).

privacy-reach = Lo que ningún software puede prometer
privacy-reach-operator = Un operador puede modificar el programa de este servidor. Confías en que no se haya hecho.
privacy-reach-upstream = Un servicio que crea las imágenes puede conservar lo que se le envía. Lo que dice al respecto está escrito arriba; este servidor no puede comprobarlo.
privacy-reach-moderation = Lo mismo vale para el servicio que revisa previamente tu texto.
privacy-reach-network = Quien observe la red puede ver que usas este sitio, cuándo y cuánto se envía; pero no qué se envía, si la dirección del sitio empieza por https. Tor o una VPN ocultan tu dirección también a este servidor.
privacy-reach-host = La empresa que aloja este servidor, o un proxy situado delante de él, puede ver lo que pasa por sus manos.
privacy-reach-swap = Una máquina a la que le falta memoria puede pasar partes de ella a su disco (swap). Su operador puede desactivarlo; este programa no.
privacy-reach-store = Si el almacén que comparten los servidores escribe también en un disco se configura allí; este programa no puede verlo.
privacy-reach-computer = Quien use tu navegador después de ti puede ver las imágenes que conserva.

privacy-children = Menores
privacy-children-not = Este servicio no está hecho para menores de 16 años. No pregunta la edad a nadie, porque tendría que preguntar quién eres.

privacy-changes = Cambios
privacy-changes-since = En vigor en esta forma desde el { $date }.
privacy-changes-written = Esta página la escribe el programa a partir de sus propios ajustes, así que cambia cuando ellos cambian. Lo que dice ahora es lo que vale ahora.
privacy-changes-mark = Los ajustes a partir de los que se escribe llevan la marca { $mark }. Cuando uno de ellos cambia, cambia también la marca, y el feed tiene una entrada nueva.
privacy-changes-feed = Para enterarte de los cambios, sigue el feed:
change-first = La primera versión de esta página.
feed-title = { $name }: cambios en la página de privacidad
feed-change = Modificado el { $date }
feed-settings = Ajustes { $mark }
feed-makers = Los ajustes a partir de los que se escribe la página de privacidad ya no son los de antes, o ves este feed por primera vez. Crean las imágenes: { $makers }.
feed-moderation = Revisa previamente los prompts: { $service }.
feed-more = Todo ello está en la página de privacidad.

## Your data

your-title = Tus datos
your-lead = Lo que este servidor conserva ahora sobre tu conexión y lo que conserva este navegador. Nadie pregunta quién eres.
your-known = Cómo se reconoce tu conexión
your-known-address = Por un hash con clave de tu dirección. La dirección en sí no se conserva, y esta página no la muestra.
your-known-prefix = Por un hash con clave de los primeros { $bits } de los 128 bits de tu dirección IPv6. La dirección en sí no se conserva, y esta página no la muestra.
your-known-circuit = Por un hash con clave del número de tu circuito de Tor. Ninguna dirección tuya ha llegado a este servidor. Con un circuito nuevo, nada de aquí se reconoce ya como tuyo.
your-known-shared = Quien comparte tu dirección contigo, en casa o detrás de un proveedor, comparte estos recuentos. Este servidor no puede distinguir entre esas personas y tú.
your-known-look = Mirar no cambia nada: no se instala ninguna cookie, no se cuenta nada y no se prolonga ninguna sesión.
your-counts = Qué se ha contado
your-counts-where = Está en { $store }: solo cuánto, y no qué.
your-count-pictures = Imágenes
your-count-worked = Imágenes adicionales, a cambio de un cálculo más largo
your-count-checks = Verificaciones pedidas
your-count-sounds = Audios de verificación
your-count-none = { $what }: ahora no hay nada contado.
your-window = Periodo
your-window-minute = un minuto
your-window-hour = una hora
your-window-day = un día
your-allowed = Permitido
your-used = Usado
your-left = Disponible
your-ends = Se olvida
your-number = { $count }
your-ends-none = nada contado
your-ends-in = en { $time }
your-counts-networks = También se cuentan las redes que rodean tu dirección, la más amplia por sus primeros { $bits } bits. Otras personas las usan también, así que sus recuentos no se muestran aquí; lo que te queda disponible los tiene en cuenta.
your-counts-circuits = También se cuentan todos los circuitos juntos. Otras personas los usan también, así que sus recuentos no se muestran aquí; lo que te queda disponible los tiene en cuenta.
your-counts-ends = Ningún recuento tiene más de { $window }. El que ha terminado se borra de la memoria en un plazo de { $sweep }.
your-share = Tu parte del dinero
your-share-none = No se recuerda nada al respecto.
your-share-waits = Tu conexión espera su turno.
your-share-ahead = Hasta ahora, tu conexión ha tenido más que su parte.
your-share-ends = Eso se olvida a más tardar en { $time }, si no pides nada más. Está en { $store }.
your-session = La sesión
your-session-none = No hay ninguna.
your-session-there = Hay una. Termina en { $time } si no haces nada más en ella, y a más tardar { $longest } después de su comienzo. Está en { $store }.
your-session-no-checks = No hay ninguna verificación abierta en ella.
your-session-checks = { $count ->
    [one] Hay una verificación abierta en ella, que termina en { $time }.
   *[other] Hay { $count } verificaciones abiertas en ella. La última termina en { $time }.
}
your-session-pass = Tu próximo intento no necesita una nueva verificación durante { $time } más.
your-under-way = En curso
your-under-way-none = Ninguna solicitud de tu conexión está en espera ni está siendo atendida por este servidor.
your-under-way-count = { $count ->
    [one] Una solicitud de tu conexión está en espera o está siendo atendida por este servidor.
   *[other] { $count } solicitudes de tu conexión están en espera o están siendo atendidas por este servidor.
}
your-unfound = Lo que nadie puede buscar
your-unfound-log = Líneas del registro de accesos. No contienen ningún nombre que lleve a ti, así que las tuyas no se pueden distinguir de las de los demás. Cada una se elimina después de { $life }.
your-unfound-no-log = No hay registro de accesos.
your-unfound-work = El número aleatorio de un cálculo que se ha entregado. No está asociado a ninguna sesión y desaparece en un plazo de { $life }.
your-unfound-words = Tu texto y tus imágenes: cuando tienes la respuesta, este servidor ya no tiene ni lo uno ni lo otro.
your-browser = En este navegador
your-browser-cookie = Una cookie llamada { $name }, mientras hay una sesión. Los scripts no pueden leerla, así que no figura en la lista de abajo.
your-browser-noscript = Lo demás que este navegador guarda para este sitio solo lo puede enumerar un script. Los ajustes de tu navegador para este sitio también lo muestran.
your-copy = Llevarte una copia
your-copy-what = Los mismos datos como archivo. Trata de tu conexión; lo que guarda tu navegador no está en él.
your-copy-file = Guardar lo que tiene este servidor
your-erase = Borrar
your-erase-connection-what = Olvidar esta conexión: la sesión y sus verificaciones abiertas desaparecen de inmediato, y tu navegador borra la cookie. Tus imágenes se quedan en tu navegador.
your-erase-connection = Olvidar esta conexión
your-erase-everything-what = Borrar todo: lo anterior y todo lo que este navegador guarda para este sitio, también tus imágenes. Se te preguntará una vez más.
your-erase-everything = Borrar todo aquí…

erase-ask-title = ¿Borrar todo?
erase-ask-lead = También se borran tus imágenes de este navegador.
erase-ask-what = Qué desaparece: la sesión, la cookie y todo lo que este navegador guarda para este sitio: imágenes, texto, ajustes.
erase-ask-final = Las imágenes no existen en ningún otro lugar, salvo que las hayas exportado o descargado. Esto no se puede deshacer.
erase-ask-export = Guardar antes tus imágenes
erase-ask-keep = Conservar todo
erase-ask-yes = Sí, borrar todo
erase-connection-title = Olvidado
erase-connection-lead = Este servidor ya no conoce ninguna sesión tuya.
erase-everything-title = Borrado
erase-everything-lead = Este servidor ya no conoce ninguna sesión tuya, y a tu navegador se le ha indicado que borre lo que guarda para este sitio.
erase-gone = Qué ha desaparecido
erase-gone-session = La sesión, con sus verificaciones abiertas y todo aquello para lo que aún servía.
erase-gone-cookie = La cookie: a tu navegador se le ha indicado que la borre.
erase-gone-browser = Lo que este navegador guardaba para este sitio: a tu navegador se le ha indicado que lo borre.
erase-gone-noscript = Sin un script no se puede ver si lo ha hecho. Los navegadores solo lo hacen si la dirección empieza por https; si no, usa los ajustes de tu navegador para este sitio.
erase-stays = Qué queda
erase-stays-count = Cuánto ha usado tu conexión, como un simple número, hasta que pase su tiempo: { $window } como máximo.
erase-stays-why = Si se pudiera borrar, cualquiera podría tener tanto como quisiera borrándolo una y otra vez.
erase-stays-hash = Se conserva bajo un hash con clave de tu dirección. La clave cambia con regularidad, así que después de { $record } como máximo aquí ya no se podría relacionar nada contigo.
erase-stays-under-way = Una imagen que se está creando para ti ahora sigue adelante hasta que la canceles o salgas de su página.
erase-stays-browser = Lo que guarda tu propio navegador: tus imágenes y ajustes.
erase-stays-log = Líneas del registro de accesos, que nadie puede buscar por visitante. Cada una se elimina después de { $life }.
erase-look = Mirar lo que queda

script-browser-looking = Mirando…
script-browser-nothing = Este navegador no guarda nada para este sitio.
script-browser-blocked = Este navegador no permite que la página mire.
script-browser-pictures = Imágenes
script-browser-words = Texto que has escrito
script-browser-settings = Ajustes
script-browser-theme = El tema
script-browser-other = Otras entradas
script-browser-visit = Entradas de esta pestaña
script-browser-database = Base de datos { $name }, { $part }
script-browser-cache = Caché { $name }
script-browser-worker = Service worker
script-browser-whole = En total, según el navegador
script-browser-entries = { $count } · { $size }
script-browser-number = { $count }
script-browser-erased = Comprobado de nuevo: este navegador no guarda nada para este sitio.
script-browser-left = Esto no se pudo borrar aquí. Usa los ajustes de tu navegador para este sitio:
script-allowance-hour = Imágenes disponibles en esta hora: { $left } de { $most }.
script-allowance-day = Imágenes disponibles hoy: { $left } de { $most }.

## Cookies

cookies-title = Cookies
cookies-lead = Una sola cookie, y solo cuando hace falta. Sin banner, porque no hay nada que aceptar.
cookies-one = La cookie
cookies-none = Este servidor no pide ninguna verificación, así que no instala ninguna cookie.
cookies-name = Se llama { $name }.
cookies-onion = En el servicio onion se llama { $name }.
cookies-purpose = Vincula la verificación que se te da con tu respuesta, y recuerda que un intento que falló aquí no necesita una nueva verificación. También te permite ver y borrar lo que se conserva bajo ella. No hace nada más.
cookies-when = Se instala cuando se pide una verificación: cuando entras en el formulario o cuando envías el formulario sin respuesta. Leer una página no instala ninguna.
cookies-value = Su valor es un número aleatorio firmado. Solo este sitio la recibe, los scripts no pueden leerla y no se envía cuando llegas desde otro sitio.
cookies-life = No tiene fecha: termina cuando cierras el navegador, salvo que este esté configurado para recuperar su última sesión. Aquello a lo que remite está en { $store } y termina tras { $idle } sin uso, y a más tardar tras { $longest }.
cookies-storage = El almacenamiento de tu navegador
cookies-storage-pictures = Las imágenes que creas con los scripts activados se guardan en el almacenamiento de este navegador para este sitio, para que las encuentres en la galería: una copia reducida en localStorage (nombres que empiezan por { $prefix }) y el archivo mismo en IndexedDB (una base de datos llamada { $database }). Puedes quitarlas una a una o todas.
cookies-storage-books = Junto a ellas hay unas pocas notas breves (nombres que empiezan por { $prefix }): cuántas imágenes hay, cuánto espacio hay, qué calidad de copias elegiste y si el navegador se comprometió a conservarlas.
cookies-storage-words = Tu texto solo se conserva, con una imagen y en una lista, si marcas la casilla correspondiente.
cookies-storage-left = Si te vas mientras hay imágenes en curso, esta pestaña anota cuántas son, para que la página pueda decírtelo cuando vuelvas. La nota no contiene nada más y desaparece con la pestaña.
cookies-storage-edit = Si sigues con una imagen de la galería, esta pestaña anota cuál hasta que el formulario la haya recibido.
cookies-storage-theme = El tema solo se guarda (en { $key }) si eliges uno distinto del de tu sistema.
cookies-storage-offline = Mientras haya imágenes aquí, el navegador guarda la página de la galería y los archivos del sitio (una caché cuyo nombre empieza por { $prefix }, y un service worker), para que la galería se abra sin conexión. No contienen ni tu texto ni tus imágenes.
cookies-storage-sent = Nada de esto se envía al servidor, salvo una imagen que elijas para crear otra a partir de ella.
cookies-consent = Por qué nadie te pide tu consentimiento
cookies-consent-why = La cookie y el almacenamiento sirven solo a lo que tú pides, de modo que la normativa sobre la privacidad en las comunicaciones electrónicas no exige consentimiento (Directiva 2002/58/CE, artículo 5, apartado 3).
cookies-refuse = Si las bloqueas
cookies-refuse-cookie = Sin la cookie no se puede superar ninguna verificación, así que no se puede crear ninguna imagen mientras la verificación esté activada.
cookies-refuse-how = Sin el almacenamiento funciona todo menos la galería; en ese caso, descarga tus imágenes.

## Terms

terms-title = Condiciones
terms-lead = Reglas breves para un servicio pequeño. Al enviar el formulario, las aceptas.
terms-service = El servicio
terms-service-what = Envías un texto y, a partir de él, se crea una imagen. No te cuesta nada y no necesitas cuenta.
terms-service-age = No está hecho para menores de 16 años.
terms-service-may = El operador puede limitar, cambiar o detener el servicio en cualquier momento.
terms-not = Lo que no debes crear
terms-not-children = Imágenes sexuales de menores o de personas que parezcan menores.
terms-not-intimate = Imágenes sexuales o degradantes de personas reales.
terms-not-deceive = Imágenes destinadas a engañar: pruebas falsificadas, documentos falsificados, escenas falsas con personas reales.
terms-not-hate = Imágenes que inciten a la violencia o al odio, o que ayuden a cometer un delito.
terms-not-law = Cualquier otra cosa que prohíba la ley del lugar donde estás o del lugar donde está este servidor.
terms-not-refuse = Este servidor o el servicio que crea las imágenes pueden rechazar esos prompts.
terms-fair = Uso razonable
terms-fair-limits = Los límites indicados en la página de inicio son para todo el mundo. No los eludas, no envíes el formulario de forma automatizada y no revendas el servicio.
terms-fair-key = Quien tenga una clave del operador puede pedir por programa, dentro del cupo de esa clave.
terms-fair-key-back = El operador puede retirar una clave en cualquier momento.
terms-pictures = Las imágenes
terms-pictures-yours = El operador no reclama ningún derecho sobre lo que creas. La ley del lugar donde vives determina si te corresponde alguno a ti o a otra persona.
terms-pictures-provider = Cuando un servicio crea las imágenes, también se aplican sus condiciones. Están enlazadas junto al formulario cuando el operador las ha indicado.
terms-pictures-mark = Cada imagen lleva una marca que los programas pueden leer y que dice cómo se creó (Reglamento de Inteligencia Artificial de la UE, artículo 50). Déjala en su sitio.
terms-pictures-tell = Donde alguien pudiera tomar una imagen por real, di que no lo es.
terms-pictures-lost = Este servidor no conserva ninguna copia. Una imagen que pierdas no se te puede volver a dar.
terms-warranty = Sin garantía
terms-warranty-as-is = El servicio se ofrece tal cual. Una imagen puede ser errónea, no corresponder a tu texto o parecerse a imágenes de otras personas. Conservas los derechos que la ley te da y a los que no se puede renunciar.
terms-warranty-law = Cuando la ley no permite limitar la responsabilidad, como en caso de dolo o de daños a la vida y a la salud, el operador responde conforme a la ley.
terms-changes = Cambios
terms-changes-since = En vigor en esta forma desde el { $date }.
terms-changes-now = Se aplican las condiciones que figuran en esta página en el momento en que envías el formulario.

## About

about-title = Acerca de
about-lead = Una imagen a partir de un texto, para quienes no quieren que se sepa quiénes son.
about-name = Una posimagen, «afterimage» en inglés, es lo que queda en el ojo cuando la imagen ya no está. Esa es la idea: la imagen se queda contigo, y este servidor no conserva ninguna copia.
about-how = Cómo funciona
about-how-words = Escribes lo que te gustaría ver. Donde este servidor lo pide, copias un código corto, para que las máquinas no agoten lo que está pensado para las personas.
about-how-made = El servidor entrega tu texto a lo que crea la imagen, te transmite la imagen y olvida ambas cosas.
about-how-kept = Con los scripts activados, tu navegador guarda las imágenes para ti en la galería. Con los scripts desactivados, las guardas por tu cuenta.
about-made = Cómo se crean las imágenes
about-access = Para todo el mundo
about-access-how = Las páginas están hechas para teclados, lectores de pantalla, letra grande y teléfonos pequeños.
about-access-scripts = Se pueden crear imágenes sin scripts.
about-access-code = La verificación, donde la hay, es una imagen de letras y números, o el mismo código en audio: los números por su nombre y palabras en inglés que empiezan por las letras. Si no puedes usar ninguna de las dos, escribe al operador.
about-access-work = Aquí la verificación es un cálculo que tu navegador hace por sí mismo. Para eso hacen falta scripts.
about-build = Lo que se ejecuta aquí
about-build-commit = Este servidor dice que ejecuta la versión { $version }, compilada a partir del commit { $commit }.
about-build-changed = Este servidor dice que ejecuta la versión { $version }, compilada a partir del commit { $commit } con cambios que no están en ningún commit. Por eso nadie puede compilar la misma.
about-build-unknown = Este servidor dice que ejecuta la versión { $version }. Quien la compiló no dijo a partir de qué commit, así que no hay nada con que compararla.
about-build-source = El código fuente de lo que se ejecuta aquí
about-build-nowhere = El operador no ha indicado dónde se puede leer el código fuente.
about-build-crates = Compilado como indica su código fuente, el programa lleva dentro una lista de todas las bibliotecas de las que está hecho. La misma lista, con sus licencias y sus hashes, está junto a él en su imagen de contenedor.
about-build-same = El mismo código fuente da el mismo programa, byte por byte, dondequiera que se compile con las mismas herramientas. Quien tenga el programa de manos del operador de este servidor puede volver a compilarlo y comparar:
about-walls = Los muros que lo rodean
about-walls-says = Los muros son lo que el núcleo del sistema de este servidor prohíbe al programa, quiera lo que quiera el programa. Este servidor dice que ahora están en pie estos:
about-walls-memory = Otros programas de su usuario del sistema no pueden leer su memoria, y un fallo que lo interrumpa no deja ninguna copia de ella en un disco.
about-walls-files = No puede escribir ningún archivo, salvo su registro de accesos si lleva uno, ni iniciar ningún otro programa (Landlock, con todo lo que se le pide).
about-walls-part = Un núcleo más antiguo lo mantiene en parte alejado de archivos y programas (Landlock, hasta donde este núcleo lo conoce).
about-walls-open = Este núcleo no puede mantenerlo alejado de archivos y programas (sin Landlock).
about-walls-calls = { $count ->
    [one] El núcleo rechaza { $count } llamada que un servidor así nunca necesita (seccomp).
   *[other] El núcleo rechaza { $count } llamadas que un servidor así nunca necesita (seccomp).
 }
about-walls-callable = Este núcleo no puede rechazarle ninguna llamada (sin seccomp).
about-walls-off = El operador ha prescindido de los muros en torno a archivos, programas y llamadas al núcleo.
about-measure = Lo que está demostrado y lo que no
about-measure-why = Para su Private Cloud Compute, Apple escribió qué requisitos debe cumplir un servicio para que nadie tenga que confiar en quien lo opera. Medido con ellos, este servicio cumple una parte y no puede cumplir el resto sin hardware con atestación, que demuestra a distancia a un visitante qué ejecuta.
about-measure-read = Los requisitos, en palabras de Apple (en inglés)
about-stateless = Procesamiento sin estado de los datos personales de los usuarios
about-stateless-how = Requisito cumplido por este programa. Tu texto y tu imagen se usan para responderte y para nada más. El programa no los escribe en ningún disco ni en ningún registro y, unos segundos después de que te vayas, no están en ninguna memoria del programa. Donde otro crea las imágenes, eso vale lo que valga su palabra.
about-enforceable = Garantías que se pueden hacer cumplir
about-enforceable-how = Requisito cumplido en parte. Donde los muros de arriba están en pie, el núcleo obliga al programa a cumplir su palabra sobre los archivos. Nada técnico obliga al operador a ejecutar este programa sin cambios, ni a un proveedor a cumplir lo que dice.
about-privileged = Sin acceso privilegiado durante la ejecución
about-privileged-how = Requisito no cumplido. El programa en sí no tiene ninguna entrada para su operador: ni administración, ni shell remota, ni depuración. Pero quien controla la máquina puede leer su memoria de todos modos. Solo un hardware que cifrara su memoria incluso frente a esa persona lo cambiaría.
about-target = Imposibilidad de apuntar a alguien en particular
about-target-how = Requisito cumplido en parte. Los visitantes no tienen cuentas, las páginas son iguales para todo el mundo, y a un proveedor no se le dice nada que distinga a unos visitantes de otros. Pero tu dirección llega a este servidor, y quien se apoderara de él podría usarla para apuntarte a ti. Apple pone en medio un relé de otra entidad; tú puedes hacer lo mismo con el Navegador Tor.
about-transparency = Transparencia verificable
about-transparency-how = Requisito cumplido en parte. El código fuente se puede leer donde está publicado, cada promesa de estas páginas está cubierta por pruebas, y se puede volver a compilar el mismo programa. Que este servidor ejecuta ese programa no se puede ver a distancia: uno modificado podría mostrarte esta misma página. Demostrarlo requiere hardware con atestación y un registro público de todas las versiones publicadas.
about-more = Para seguir leyendo

## Contact

contact-title = Contacto
contact-lead = A quién escribir.
contact-none = El operador de este servidor no ha indicado ninguna dirección.
contact-operator = Este servicio está operado por { $operator }.
contact-report = Para denunciar una imagen o un uso de este servicio que infrinja la ley, escribe al operador y di qué es y dónde lo viste. Este servidor no tiene copia de imágenes ni de textos, así que no puede buscar quién creó una.
contact-data = Para tus derechos sobre tus datos, lee primero la página de privacidad: dice lo que hay.
contact-lost = Las imágenes perdidas no se pueden recuperar desde aquí. Nunca estuvieron más que en tu navegador.
contact-access = Si algo en estas páginas te impide usarlas, dilo: es un fallo.
contact-security = Para un fallo de seguridad, usa la dirección que figura en security.txt:

# A picture of the visitor's own

edit-this = Editar esta imagen
edit-ways = Con el script de esta página también puedes soltar una imagen sobre el formulario o pegarla. El lugar, la fecha y la hora, la cámara y los comentarios se quedan en este navegador.
edit-picture = Tu imagen
edit-canvas = Máscara sobre tu imagen
edit-what = Pinta lo que deba rehacerse; la parte pintada se muestra rayada. Si no hay nada pintado, puede cambiar toda la imagen.
edit-brush = Pincel
edit-eraser = Goma
edit-move = Mover
edit-size = Tamaño del pincel
edit-soft = Borde suave
edit-zoom = Zoom
edit-undo = Deshacer
edit-redo = Rehacer
edit-invert = Invertir
edit-clear = Vaciar
edit-keyboard = Con el teclado
edit-keys = Ve a la imagen con la tecla Tab. Las flechas mueven el anillo, con Mayús a pasos pequeños. La barra espaciadora pinta; mantenla pulsada y mueve el anillo para dibujar. Los corchetes cambian el tamaño. B toma el pincel, E la goma. Ctrl y Z deshace, Ctrl e Y rehace.
edit-extend = Ampliar la imagen
edit-extend-note = Píxeles que se añaden en cada lado. Lo que se añade se crea desde cero.
edit-top = Arriba
edit-right = Derecha
edit-bottom = Abajo
edit-left = Izquierda
edit-less = menos
edit-more = más
edit-fit = Ampliar a las proporciones elegidas
edit-remove = Quitar la imagen
script-edit-at = { $across } % desde la izquierda, { $down } % desde arriba, sin pintar.
script-edit-at-painted = { $across } % desde la izquierda, { $down } % desde arriba, pintado.
script-edit-gif = Es un GIF. Guárdalo antes como PNG, JPEG o WebP.
script-edit-gone = La imagen con la que ibas a seguir ya no está guardada en este navegador.
script-edit-heavy = La imagen pesa demasiado para este servidor, se guarde como se guarde. Elige una más pequeña.
script-edit-heic = Es una imagen HEIC o AVIF. Guárdala antes como JPEG; los teléfonos lo ofrecen al compartir una imagen.
script-edit-large = La imagen es demasiado grande para este servidor, y este navegador no permite que la página la reduzca. Elige una más pequeña.
script-edit-model = Ahora el modelo es { $model }: el anterior no acepta imágenes.
script-edit-moving = Esta imagen está animada. Elige una que no lo esté.
script-edit-other = No es una imagen PNG, JPEG o WebP, o está dañada.
script-edit-painted = El { $percent } % de la imagen está pintado y se rehará.
script-edit-reading = Se prepara la imagen…
script-edit-ready = Se envía con { $width } × { $height } píxeles, sin el lugar, la fecha y la hora, la cámara ni los comentarios.
script-edit-removed = La imagen se ha quitado.
script-edit-several = Solo una imagen a la vez: se ha usado la primera.
script-edit-shape = El tamaño elegido tiene otras proporciones: puede que la imagen se recorte o se estire.
script-edit-size = El tamaño es ahora { $size }, el más cercano a las proporciones de tu imagen.
script-edit-smaller = Se envía con { $width } × { $height } píxeles, sin el lugar, la fecha y la hora, la cámara ni los comentarios. El modelo no aprovecha más píxeles.
script-edit-svg = Es un dibujo SVG. Guárdalo antes como PNG.
script-edit-turned = Este navegador no permite que la página enderece la imagen. Si está de lado, gírala antes.
script-edit-unpainted = No hay nada pintado.
script-edit-untrue = Este navegador te protege alterando lo que dibuja una página. Tu imagen se envía como la elegiste, sin lo que dice su archivo, y no se puede ampliar. La máscara es exacta.
script-strength-little = Cambia poco.
script-strength-much = Cambia mucho.
script-strength-some = Cambia una parte.
script-strength-unsaid = El servicio decide hasta dónde.
script-strength-whole = Cambia casi todo.

## /api

api-title = Para programas
api-lead = Un programa pide aquí imágenes como se las pediría a la interfaz de imágenes de OpenAI: con esta dirección y una clave del operador.
api-begin = Cómo empezar
api-begin-address = La dirección base es { $address }.
api-begin-key = Cada solicitud lleva su clave en la cabecera Authorization. Quien no tenga clave se la pide al operador.
api-begin-document = La descripción completa para programas:
api-begin-english = Lo que sigue está en inglés, tal como figura allí.
api-takes = Recibe
api-answers = Responde
api-name = Nombre
api-kind = Valor
api-when = Código de estado y motivo
api-media = Formato
api-needed = (obligatorio)
