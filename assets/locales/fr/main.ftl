# Every sentence Afterimage says in French, to a reader addressed as "vous".
# A number is always an argument: what is promised is read from the running program, never written here.

## The frame of every page

skip = Aller au contenu
description = Créez une image à partir d’un texte. Sans compte ; votre texte est oublié dès que vous avez la réponse.
nav-main = Pages
nav-policies = Règles et confidentialité
nav-languages = Langues
nav-languages-beside = Dans une autre langue, le formulaire est vide. Il s’ouvre dans un nouvel onglet ; cette page garde votre texte.
nav-front = Créer une image
nav-gallery = Galerie
nav-about = À propos
nav-privacy = Confidentialité
nav-cookies = Cookies
nav-terms = Conditions
nav-contact = Contact
nav-api = Pour les programmes
nav-your-data = Vos données
footer-operator = Service exploité par { $operator }.
footer-nobody = L’exploitant de ce serveur n’a pas indiqué de nom.
theme-to-dark = Passer au thème sombre
theme-to-light = Passer au thème clair

## The form

front-heading = Qu’aimeriez-vous voir ?
front-promise = Sans compte. Ce serveur oublie votre texte dès que vous avez la réponse.
prompt-again = Ce que vous aimeriez voir
prompt-example = Un port paisible à l’aube, en hiver, aquarelle
history = Textes précédents
link = Copier le lien
note-close = Fermer cette ligne
careful-dismiss = Je le sais
model = Modèle
model-change = Afficher ce que ce modèle accepte
size = Format et taille
size-swap = Inverser largeur et hauteur
count = Nombre d’images
cost = Chaque image compte comme une des { $most } par minute.
style = Style
style-none = Tel quel
style-adds = Ajoute :
style-comic = Bande dessinée
style-ink = Encre
style-oil = Peinture à l’huile
style-pencil = Crayon
style-photo = Photographie
style-pixel = Pixel art
style-watercolour = Aquarelle
style-woodcut = Gravure sur bois
quality = Qualité
background = Arrière-plan
format = Format de fichier
choice-usual = Par défaut
choice-auto = Automatique
choice-high = Haute
choice-low = Basse
choice-medium = Moyenne
choice-opaque = Opaque
choice-standard = Standard
choice-transparent = Transparent
more = Autres réglages
negative_prompt = Ce qui ne doit pas y figurer
seed = Graine (seed)
seed-hint = Un nombre entier. Avec la même graine, un même texte part du même hasard. Champ vide : au hasard.
seed-lock = Garder cette graine
seed-last = La graine de la dernière image
seed-throw = Tirer une nouvelle graine
steps = Étapes
guidance = Fidélité au texte
image = Votre propre image
image-hint = PNG, JPEG ou WebP, { $bytes } et { $width } × { $height } pixels au plus. Elle est envoyée avec votre texte au service qui crée l’image ; le lieu, la date et l’heure, l’appareil photo et les commentaires sont d’abord retirés du fichier. Ce serveur l’oublie en même temps que votre texte.
image-later = Sans JavaScript, choisissez le fichier sur la page suivante, à côté du code : cette page ne peut pas le transmettre.
image-again = Une page ne peut pas garder un fichier. Choisissez de nouveau le vôtre.
mask = Masque
mask-hint = Un fichier PNG, exactement de la même largeur et de la même hauteur que votre image.
mask-transparent = L’image est refaite là où le masque est transparent.
mask-white = L’image est refaite là où le masque est blanc ; rien n’y est transparent.
strength = Écart par rapport à votre image
range-hint = De { $least } à { $most }.
keep-words = Conserver mon texte dans ce navigateur : avec l’image, et dans une liste
make = Créer l’image
make-file = Créer l’image sous forme de fichier
stand_in = En cas de défaillance du service, un autre peut créer l’image
stand_in-terms = À la place de { $model } : { $other }. Qui : { $name }. Où : { $region }. Conservation : { $retention }. Entraînement : { $training }.
stand_in-painter = À la place de { $model } : { $other }, un petit programme sur ce serveur, qui n’est pas un modèle d’IA. Votre texte n’est alors envoyé à personne d’autre.
limits-rate = Depuis un même réseau : { $minute ->
        [one] { $minute } image
       *[other] { $minute } images
    } par minute, { $hour } par heure, { $day } par jour.
limits-prompt = Un prompt compte { $most } caractères au plus.
limits-solve = Une vérification réussie vaut pour { $count ->
        [one] une image.
       *[other] { $count } images au plus à la fois.
    }
funds-left = Il reste, pour tout le monde, environ { $percent } % des images d’une heure.
funds-hour-spent = Les images de cette heure sont épuisées. La prochaine pourra être créée à { $opens } UTC.
funds-day-spent = Les images d’aujourd’hui sont épuisées. La prochaine pourra être créée à { $opens } UTC.

## How it is made, and where the words go

card-heading = Comment les images sont créées
label-model = Généré par IA : un modèle d’IA crée ces images
label-painter = Peint par un programme, qui n’est pas un modèle d’IA
card-painter = Un petit programme, sur ce serveur, lit votre texte et peint. Le texte n’est envoyé à personne d’autre.
card-painter-moderated = Un petit programme, sur ce serveur, lit votre texte et peint.
card-moderation = Examen préalable : un autre service vérifie le texte
card-moderation-sent = Avant la création d’une image, votre texte et, si vous en joignez une, votre image sont envoyés à ce service, qui peut les refuser. Votre adresse et cette session ne lui sont pas envoyées.
card-sent = Votre texte est envoyé au service qui crée l’image. Votre adresse et cette session ne lui sont pas envoyées.
card-who = Qui
card-region = Où
card-retention = Conservation
card-training = Entraînement
card-terms = Ses conditions
card-unstated = Non indiqué par l’exploitant

## The check

challenge-legend = Une courte vérification
challenge-hint = Recopiez de gauche à droite les lettres et les chiffres de l’image, ceux du haut comme ceux du bas. Majuscules ou minuscules, peu importe.
challenge-alt = Une image des lettres et des chiffres à recopier
challenge-code = Le code
challenge-new = Afficher un autre code
challenge-listen = Écouter le code
challenge-stop = Arrêter
challenge-sound = Le code sous forme sonore
challenge-sound-file = Enregistrer le son
challenge-sound-hint = Le son dit deux fois le même code : les chiffres par leur nom et, pour chaque lettre, un mot qui commence par elle. Saisissez les chiffres et les initiales.
challenge-sound-language = Le son est en anglais.
challenge-other = Difficile à lire ? Laissez le champ vide et appuyez sur le bouton : vous en recevrez un autre.
challenge-later = Quand vous appuierez sur le bouton, il vous sera demandé de recopier un court code à partir d’une image ou d’un son. Ce que vous avez saisi reste dans le formulaire.
challenge-passed = Si vous appuyez maintenant sur le bouton, aucun autre code ne vous sera demandé : l’échec n’était pas de votre fait.
challenge-needs-script = Avant chaque image, ce site fait effectuer un petit calcul à votre navigateur. Il faut pour cela JavaScript, qui est désactivé ici : autorisez-le pour ce site afin de créer des images.
challenge-title = Une courte vérification
challenge-lead = Recopiez le code, puis votre image sera créée. Ce que vous avez saisi est toujours dans le formulaire.

work-hint = Votre navigateur effectue un petit calcul, afin que des programmes ne puissent pas épuiser ce service. Le calcul commence quand vous entrez dans le formulaire et se poursuit en arrière-plan.
work-progress = Avancement du calcul
work-stop = Arrêter le calcul
work-start = Lancer le calcul
work-letters = Saisir plutôt les lettres
work-instead = Laisser plutôt le navigateur calculer

## The stage, filled by the page's script

stage = Votre image
stage-empty = Votre image apparaîtra ici. Elle est conservée dans ce navigateur, et non sur ce serveur.
stage-empty-noscript = Votre image arrivera sur la page suivante.
progress = Avancement de l’image
cancel = Annuler
download = Télécharger
remove = Supprimer
undo = Revenir en arrière
again = Réessayer
vary = Une autre
reuse = Reprendre ses réglages
job-close = Fermer
stage-job = Une demande
tell = Me prévenir quand c’est terminé

## The words of before, kept by the browser

history-title = Textes précédents
history-where = Ils ne sont que dans ce navigateur, parce que vous avez demandé de les conserver.
history-search = Rechercher dans vos textes
history-close = Fermer
history-clear = Tout supprimer
history-clear-sure = Oui, tout supprimer

## The answer page, without script

answer-title = Votre image
answer-started = Votre image est en cours de création. Cette page se remplit d’elle-même ; laissez-la ouverte.
answer-place = Votre place dans la file : { $place }.
answer-percent = Avancement : { $percent } %.
answer-alt = Image { $number }, créée à partir de votre texte
answer-save = Pour la garder, enregistrez l’image avec le menu de votre navigateur. Ce serveur n’en conserve aucune copie.
answer-some = Images arrivées : { $count } sur { $asked }.
answer-seed = Graine (seed) : { $seed }
answer-made-by = Modèle : { $model }.
answer-stood-in = Modèle : { $model }, qui a remplacé celui que vous aviez choisi.

## What the script says

script-file-too-large = Le fichier est trop volumineux. Les limites sont indiquées ci-dessus.
script-fault = { $title }. { $detail }
script-cost = Cela prend { $count } des { $most } images par minute de votre réseau.
script-range = De { $least } à { $most }.
script-enough = Images en cours : { $count }. Attendez-en une, ou annulez-en une.
script-elapsed = Temps écoulé : { $time }.
script-left = Encore { $time } environ.
script-left-behind = Demandes en cours quand cette page a été quittée : { $count }. Elles ont été annulées, et ont peut-être été comptées.
script-offline = Il n’y a pas de réseau. Ce que vous avez saisi reste ici.
script-online = Le réseau est de retour.
script-tell-on = Une notification s’affichera si vous regardez ailleurs. Elle ne contient rien de votre texte.
script-tell-denied = Ce navigateur n’affiche pas de notifications pour cette page. Le titre de l’onglet le dit aussi.
script-history-count = Entrées : { $count }
script-history-delete = Supprimer
script-link-copied = Le lien est copié. Il contient votre texte ; personne ne peut le lire, sauf les personnes qui reçoivent le lien.
script-link-here = Copiez ce lien :
script-link-empty = Il n’y a pas de texte pour faire un lien.
script-link-long = C’est trop long pour un lien.
script-link-filled = Un lien a rempli ce formulaire. Rien n’est envoyé tant que vous n’appuyez pas sur le bouton.
script-link-filled-part = Un lien a rempli ce formulaire, mais tout ce qu’il contient n’est pas disponible ici. Rien n’est envoyé tant que vous n’appuyez pas sur le bouton.
script-link-waits = Un lien a apporté un texte, mais vous en avez déjà saisi un. Le vôtre reste. Videz le champ et ouvrez le lien de nouveau.
script-careful-email = Il semble y avoir une adresse électronique dans votre texte. Celui-ci est envoyé à qui crée l’image.
script-careful-phone = Il semble y avoir un numéro de téléphone dans votre texte. Celui-ci est envoyé à qui crée l’image.
script-careful-card = Il semble y avoir un numéro de carte dans votre texte. Celui-ci est envoyé à qui crée l’image.
script-sending = Envoi de votre texte
script-place = Votre place dans la file : { $place }
script-painting = Votre image est en cours de création
script-preview = Un premier aperçu de l’image { $number }
script-picture = Image { $number }, créée à partir de votre texte
script-done = Votre image est prête.
script-done-some = Images arrivées : { $count } sur { $asked }.
script-stood-in = Modèle : { $model }, qui a remplacé celui que vous aviez choisi.
script-seed = Graine (seed) { $seed }
script-kept = Conservée dans ce navigateur.
script-kept-full = Le stockage de ce navigateur est plein : l’image n’est donc pas conservée. Téléchargez-la ou faites de la place dans la galerie.
script-kept-not = Ce navigateur ne permet pas à la page de conserver quoi que ce soit. Téléchargez l’image, sinon elle sera perdue quand vous quitterez la page.
script-kept-copy = Une copie réduite est conservée dans ce navigateur. Téléchargez l’image pour l’avoir telle qu’elle est arrivée.
script-kept-moved = Copies réduites qui ont cédé la place : { $count }. Leurs images sont toujours dans la galerie.
script-kept-undone = Les copies sont de nouveau là où elles étaient.
script-kept-not-undone = Il n’y a plus de place pour toutes. Celles qui restent sont dans la galerie.
script-kept-ask = Pour conserver cette image, il faut en supprimer définitivement de plus anciennes : { $count }. Elles ne sont conservées nulle part ailleurs ; téléchargez ici celles que vous voulez garder.
script-kept-removed = Supprimée de ce navigateur.
script-lasting = Votre navigateur s’est engagé à ne rien effacer de lui-même.
script-not-lasting = Votre navigateur peut effacer des images quand le disque est plein. Téléchargez ce que vous voulez garder à coup sûr.
script-cancelled = Annulé. Ce que vous avez saisi est toujours là. L’image a peut-être été comptée.
script-stopped = Annulé avant l’envoi. Rien n’a été consommé.
script-lost = La connexion a été perdue avant l’arrivée de l’image. Ce que vous avez saisi est toujours là. L’image a peut-être été comptée.
script-lost-some = La connexion a été perdue. Images arrivées et affichées : { $count } sur { $asked }.
script-unreachable = Ce serveur est injoignable. Vérifiez votre connexion et réessayez ; ce que vous avez saisi est toujours là.
script-unshown = Ce navigateur ne peut pas afficher cette image, mais elle peut être téléchargée.
script-unexpected = Ce serveur a donné une réponse que cette page ne comprend pas. Rechargez la page et réessayez.
script-retry = Réessayez dans { $time }.
script-counter = Caractères : { $count } sur { $most }.
script-too-long = C’est plus long que ce que le formulaire accepte.
script-challenge-loading = Un code arrive.
script-challenge-first = Recopiez d’abord le code.
script-challenge-old = Ce code était trop ancien. En voici un nouveau.
script-challenge-wait = Pas de nouveau code pour le moment. Réessayez dans { $time }.
script-challenge-failed = Le code n’a pas pu être chargé.
script-challenge-passed = Aucun nouveau code n’est nécessaire pour le prochain essai.
script-work-running = Votre navigateur calcule.
script-work-done = Terminé. Il n’y a rien à saisir.
script-work-queued = Votre image sera créée dès que le calcul sera terminé.
script-work-harder = Votre navigateur effectue un calcul plus long, pour obtenir une place au-delà de la part de votre réseau. Votre image sera ensuite créée automatiquement.
script-work-stopped = Le calcul est arrêté. Rien n’a été consommé.
script-work-wait = Pas de nouveau calcul pour le moment. Réessayez dans { $time }.
script-work-failed = Le calcul n’a pas pu être chargé.
script-work-unable = Ce navigateur ne peut pas effectuer le calcul ici.
script-work-passed = Aucun nouveau calcul n’est nécessaire pour le prochain essai.
script-sound-loading = Le son arrive.
script-sound-over = C’était le code entier.
script-sound-wait = Pas de son pour le moment. Réessayez dans { $time }.
script-sound-gone = Ce code ne peut plus être écouté. Affichez-en un autre.
script-sound-failed = Le son n’a pas pu être lu.
script-code-used = Voici un nouveau code pour l’image suivante.
kept-replace = Supprimer les plus anciennes et conserver celle-ci

## The gallery

gallery-title = Galerie
gallery-lead = Vos images, tirées du stockage de ce navigateur. Ce serveur n’en a aucune.
gallery-noscript = La galerie lit le stockage de votre navigateur, et il lui faut pour cela des scripts. Sans scripts, enregistrez chaque image avec le menu de votre navigateur.
gallery-empty = Rien ici pour l’instant.
gallery-make = Créer une image
gallery-blocked = Ce navigateur ne permet pas à la page de lire son stockage : il n’y a donc pas de galerie. C’est le cas des fenêtres de navigation privée et des réglages stricts.
gallery-delete-all = Tout supprimer
gallery-delete-all-ask = Supprimer toutes les images conservées dans ce navigateur ?
gallery-delete-all-note = Elles n’existent nulle part ailleurs, sauf si vous les avez exportées ou téléchargées. Cette suppression est définitive.
gallery-delete-all-yes = Oui, tout supprimer
gallery-delete = Supprimer
gallery-keep = Les garder
gallery-close = Fermer
gallery-earlier = Image plus ancienne
gallery-later = Image plus récente
gallery-viewer = Image en grand
gallery-search = Chercher un texte, un modèle ou une taille
gallery-favourites = Favorites
gallery-order = Ordre
gallery-newest = Récentes d’abord
gallery-oldest = Anciennes d’abord
gallery-all = Tout sélectionner
gallery-none = Ne rien sélectionner
gallery-selection = Images sélectionnées
gallery-favourite = Favorite
gallery-compare = Comparer
gallery-zip = Télécharger en ZIP
gallery-nothing-found = Aucune image ne correspond.
gallery-format = Format du téléchargement
gallery-format-received = Tel que reçu
gallery-format-note = Ce navigateur modifie ce qui est dessiné, pour qu’aucune page ne le reconnaisse. Une image ne peut donc être téléchargée ici que telle qu’elle a été reçue.
gallery-reuse = En créer une semblable
gallery-copy = Copier l’image
gallery-copy-words = Copier le texte
gallery-share = Partager
gallery-comparison = Deux images comparées
gallery-way = Affichage
gallery-way-beside = Côte à côte
gallery-way-over = L’une sur l’autre
gallery-split = Ligne de séparation
gallery-erase = Tout supprimer
gallery-erase-note = Plus haut, vous pouvez supprimer une ou plusieurs images, puis revenir en arrière. Ici, vous les supprimez toutes, définitivement.
gallery-export-first = Exporter d’abord
export-title = Tout emporter
export-note = Un seul fichier avec toutes vos images, leurs données, vos favorites, les textes que vous avez gardés et vos réglages. Emportez-le dans un autre navigateur, ou gardez-le au cas où celui-ci oublierait.
export-passphrase = Phrase secrète, si le fichier doit être verrouillé
export-again = La phrase secrète encore une fois
export-passphrase-note = Sans elle, personne ne peut ouvrir le fichier, et personne ne peut vous la rendre.
export-no-lock = Cette page est arrivée en HTTP non chiffré. Le navigateur ne peut pas y verrouiller un fichier par une phrase secrète.
export-do = Tout exporter
export-zip = Images en ZIP
import-label = Un fichier exporté
import-note = Son contenu s’ajoute à ce qui est ici. Une image déjà présente n’est pas ajoutée une seconde fois.
import-passphrase = La phrase secrète du fichier
import-do = Importer
storage-title = Le stockage de votre navigateur
storage-seen = J’ai lu ceci
storage-quality = Qualité des copies réduites
storage-quality-small = Basse : plus de copies possibles
storage-quality-good = Bonne
storage-quality-best = Maximale : moins de copies possibles
storage-quality-note = Chaque image est aussi conservée telle qu’elle est arrivée, tant qu’il y a de la place. Les copies servent à un coup d’œil rapide, et au cas où le fichier serait perdu. Ce choix ne vaut que pour les copies à venir.
script-storage-copies = Copies réduites : { $used } caractères sur { $most } (localStorage)
script-storage-copies-none = Copies réduites : ce navigateur n’a pas de place pour elles (localStorage est bloqué).
script-storage-files = Fichiers tels qu’ils sont arrivés : { $used } sur { $most } (IndexedDB)
script-storage-files-unknown = Fichiers tels qu’ils sont arrivés : { $used } (IndexedDB). Ce navigateur ne dit pas combien de place il y a.
script-storage-files-none = Fichiers tels qu’ils sont arrivés : ce navigateur n’a pas de place pour eux (IndexedDB est bloqué).
script-offline-gallery = Cette galerie s’ouvre aussi hors connexion.
script-plain = Cette page est arrivée en HTTP non chiffré. Le navigateur ne peut ici ni s’engager à conserver les images, ni montrer la galerie hors connexion, ni verrouiller un fichier par une phrase secrète. Téléchargez ce que vous voulez garder à coup sûr.
script-quality-chosen = Les copies seront faites ainsi à partir de maintenant.
script-quality-forgotten = Ce navigateur n’a pas permis à la page de s’en souvenir.
script-missing-files = Ce navigateur a effacé les fichiers de vos images : { $count }. Celles qui avaient une copie réduite sont toujours là.
script-missing-copies = Ce navigateur a effacé les copies réduites de vos images : { $count }. Les images également conservées sous forme de fichiers sont toujours là.
script-gallery-count = Images conservées : { $count }
script-gallery-open = Ouvrir l’image { $number }
script-gallery-deleted = Supprimées : { $count }
script-gallery-deleted-all = Toutes supprimées.
script-gallery-not-deleted = Ce navigateur n’a pas permis à la page de la supprimer.
script-gallery-found = Images trouvées : { $count } sur { $most }
script-gallery-select = Sélectionner
script-gallery-favourite = Favorite
script-gallery-selected = Sélection : { $count }
script-gallery-position = Image { $place } sur { $most }
script-gallery-restored = Elles sont de retour.
script-gallery-not-restored = Il n’y a plus de place pour toutes.
script-gallery-not-changed = Ce navigateur n’a pas permis à la page de s’en souvenir.
script-gallery-zipping = Préparation : { $count } sur { $most }
script-gallery-zipped = Images dans le fichier : { $count }. Ouvrez index.html dans le fichier ZIP pour les voir hors connexion.
script-gallery-not-zipped = Le fichier ZIP n’a pas pu être créé. Ces images sont peut-être trop nombreuses ou trop grandes pour un seul ; sélectionnez-en moins.
script-gallery-converted = Le téléchargement a maintenant le format choisi.
script-gallery-not-converted = Ce navigateur ne sait pas écrire ce format.
script-gallery-copied = L’image est copiée.
script-gallery-copied-words = Le texte est copié.
script-gallery-not-copied = Ce navigateur n’a pas permis à la page de la copier.
script-gallery-not-shared = Ce navigateur n’a pas permis à la page de la partager.
script-export-short = La phrase secrète est trop courte. Prenez au moins { $count } caractères ; plusieurs mots valent mieux.
script-export-differs = Les deux phrases secrètes diffèrent.
script-export-going = Exportation : { $count } sur { $most }
script-export-done = Exporté. Le fichier n’est pas verrouillé : quiconque l’a peut voir vos images.
script-export-done-locked = Exporté et verrouillé par votre phrase secrète.
script-export-failed = L’exportation a échoué. Rien n’a changé ici.
script-import-none = Choisissez d’abord un fichier.
script-import-reading = Lecture du fichier.
script-import-going = Importation : { $count } sur { $most }
script-import-added = Images ajoutées : { $count }.
script-import-known = Déjà présentes : { $count }.
script-import-refused = Laissées de côté, car ce ne sont pas des images que cette page connaît : { $count }.
script-import-full = Laissées de côté, faute de place : { $count }.
script-import-foreign = Ce fichier n’a pas été exporté par une galerie comme celle-ci. Rien n’a changé.
script-import-newer = Une version plus récente de cette page a écrit ce fichier. Rien n’a changé.
script-import-locked = Ce fichier est verrouillé. Donnez sa phrase secrète.
script-import-wrong = Cette phrase secrète n’ouvre pas le fichier. Rien n’a changé.
script-import-broken = Ce fichier est abîmé ou incomplet. Rien n’a changé.
script-import-no-lock = Ce fichier est verrouillé, et cette page est arrivée en HTTP non chiffré : le navigateur ne peut pas l’ouvrir ici.
script-import-failed = L’importation s’est arrêtée. Ce qui a été ajouté avant est dans la galerie.

## Spans of time and sizes

time-seconds = { $n ->
    [one] { $n } seconde
   *[other] { $n } secondes
}
time-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
time-hours = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
}
time-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
size-bytes = { $n ->
    [one] { $n } octet
   *[other] { $n } octets
}
size-kibibytes = { $n } Kio
size-mebibytes = { $n } Mio

## Problems: the title, and what to do. Each is named by its code in the table of errors.

problem-retry = Réessayez dans { $time }.
problem-fault = { $title }. { $detail }
problem-home = Retour au formulaire
problem-code = Référence : { $code }
problem-reference = Référence : { $status } { $code }

error-prompt-missing = Pas encore de texte
    .detail = Dites en quelques mots ce que vous aimeriez voir.
error-prompt-too-long = Texte trop long
    .detail = Un prompt compte { $most } caractères au plus. Raccourcissez-le et renvoyez-le.
error-prompt-characters = Un caractère inutilisable
    .detail = Le prompt contient un caractère de contrôle qu’aucune image ne peut montrer. Retirez-le et renvoyez le prompt.
error-model-unknown = Modèle inconnu
    .detail = Choisissez l’un des modèles du formulaire.
error-size-unknown = Taille inconnue
    .detail = Choisissez l’une des tailles que propose ce modèle.
error-number-invalid = Ce n’est pas un nombre
    .detail = Écrivez un nombre entier ou laissez le champ vide.
error-number-out-of-range = Nombre hors limites
    .detail = Choisissez un nombre de { $least } à { $most }.
error-field-invalid = Ce choix n’existe pas
    .detail = Le champ { $field } a une valeur que ce serveur ne propose pas. Choisissez l’une de celles du formulaire.
error-field-unknown = Un champ que ce serveur ne connaît pas
    .detail = Le formulaire contenait un champ que ce serveur n’accepte pas. Rechargez la page et réessayez.
error-field-not-taken = Champ non accepté par ce modèle
    .detail = Le modèle choisi n’accepte pas le champ { $field }. Laissez-le vide ou choisissez un autre modèle.
error-field-twice = Deux fois le même champ
    .detail = Le formulaire contenait plus d’une fois le champ { $field }. Rechargez la page et réessayez.
error-image-missing = Il manque l’image à modifier
    .detail = Une retouche demande une image. Envoyez-en une, ou demandez plutôt une nouvelle image.
error-response-format-not-available = Pas sous cette forme
    .detail = Les liens vers des images n’arrivent pas dans un flux, ou ne sont pas donnés ici. Demandez l’image elle-même.
error-image-invalid = Une image inutilisable
    .detail = Le fichier n’est pas une image PNG, JPEG ou WebP entière, ou bien l’image est animée. Choisissez-en une autre.
error-image-too-large = Une image trop grande
    .detail = Le fichier a plus d’octets ou plus de pixels que ce serveur n’en accepte. Les limites sont indiquées à côté du champ.
error-mask-without-image = Un masque sans son image
    .detail = Un masque indique quelle partie de votre image est refaite. Choisissez aussi l’image, ou ne joignez pas de masque.
error-strength-without-image = Un écart sans image
    .detail = L’écart indique jusqu’où la nouvelle image peut s’éloigner de la vôtre. Choisissez aussi votre image, ou laissez le champ vide.
error-mask-size = Un masque d’une autre taille
    .detail = Le masque doit avoir exactement la largeur et la hauteur de l’image.
error-mask-invalid = Masque non accepté par ce modèle
    .detail = Un masque est un fichier PNG qui montre quelle partie est refaite, de la manière indiquée à côté du champ.

error-content-refused = Création refusée ici
    .detail = Ce que vous avez saisi enfreint une règle fixée par l’exploitant de ce serveur. Modifiez-le et renvoyez-le. Cela n’a été transmis à personne d’autre, et rien n’a été consommé.
error-moderation-refused = Refusé avant la création
    .detail = Le service qui examine au préalable les textes a refusé ce prompt ; aucune image n’a donc été créée. Modifiez-le et réessayez ; il n’a pas été compté.
error-moderation-unavailable = Personne n’a pu l’examiner
    .detail = Le service qui examine au préalable les textes ne répond pas pour le moment, et sans réponse de sa part aucune image n’est créée ici. Vous n’y êtes pour rien.

error-challenge-missing = Un code est nécessaire
    .detail = Recopiez le code de l’image ou du son et renvoyez le formulaire.
error-challenge-wrong = Ce n’était pas le code
    .detail = En voici un nouveau. Ce que vous avez saisi est toujours dans le formulaire.
error-challenge-unknown = Ce code n’est pas connu ici
    .detail = Il avait déjà servi, était trop ancien, avait été écouté trop souvent ou était destiné à une autre session. En voici un nouveau.
error-challenge-work-missing = Un calcul est nécessaire
    .detail = Avant chaque image, ce site fait effectuer un calcul à votre navigateur, et il faut pour cela JavaScript. Autorisez-le pour ce site, ou prenez un navigateur qui en dispose, et renvoyez le formulaire : ce que vous avez saisi y est toujours.
error-challenge-work-wrong = Le résultat du calcul est faux
    .detail = Un nouveau calcul est nécessaire. Ce que vous avez saisi est toujours dans le formulaire.
error-challenge-work-unknown = Ce calcul n’est pas connu ici
    .detail = Il avait déjà servi, était trop ancien ou était destiné à une autre session. Un nouveau calcul est nécessaire ; ce que vous avez saisi est toujours dans le formulaire.
error-challenge-flood = Trop de vérifications
    .detail = Votre réseau a demandé beaucoup de vérifications en peu de temps.

error-key-missing = Une clé est nécessaire
    .detail = Les programmes envoient leur clé avec chaque requête, sous la forme Authorization: Bearer. C’est l’exploitant de ce serveur qui donne les clés.
error-key-mistyped = Une clé incomplète ou erronée
    .detail = Ce qui est arrivé comme clé contient une faute ou a été tronqué. Copiez-la de nouveau.
error-key-unknown = Une clé que ce serveur ne connaît pas
    .detail = Elle a été révoquée, ou appartient à un autre serveur. C’est l’exploitant de ce serveur qui donne les clés.
error-key-expired = Une clé qui n’est plus valable
    .detail = Demandez-en une nouvelle à l’exploitant de ce serveur.
error-idempotency-key-invalid = Une clé de requête illisible
    .detail = Idempotency-Key est un texte entre guillemets, ou des lettres et des chiffres sans guillemets.
error-idempotency-key-reused = Une autre requête sous la même clé
    .detail = Cette Idempotency-Key est déjà arrivée avec autre chose. Chaque requête a besoin de sa propre clé.
error-request-running = Cette requête est en cours
    .detail = La requête qui porte cette Idempotency-Key est encore en traitement.
error-request-over = Cette requête est terminée
    .detail = La requête qui porte cette Idempotency-Key a reçu sa réponse ou a été abandonnée, et rien n’est conservé pour y répondre encore. Pour d’autres images, utilisez une autre clé.
error-cross-site = Envoyé depuis un autre endroit
    .detail = Le formulaire n’a pas été envoyé depuis la page de ce site ; il n’a donc pas été utilisé. Ouvrez ce site et envoyez le formulaire depuis sa page.
error-rate-limited = Assez pour le moment
    .detail = Votre réseau a eu ses images pour cette période. Rien de ce que vous avez saisi n’est perdu.
error-queue-full = Forte affluence
    .detail = Beaucoup de personnes attendent. Rien n’a été consommé.
error-links-full = Trop d’images attendent
    .detail = Autant d’images attendent derrière des liens que ce serveur en garde. Demandez l’image elle-même, ou revenez un peu plus tard.

error-hour-spent = Les images de cette heure sont épuisées
    .detail = Ce que ce serveur peut dépenser pour des images est partagé entre tous ; votre tour viendra vers { $opens } UTC, ou plus tôt. Il vous est réservé, et rien n’a été consommé.
error-day-spent = Les images d’aujourd’hui sont épuisées
    .detail = Ce que ce serveur peut dépenser pour des images est partagé entre tous ; la prochaine pourra être créée à { $opens } UTC. Rien n’a été consommé.
error-key-spent = Le budget de cette clé est épuisé
    .detail = Ce qui peut être dépensé en un jour pour cette clé l’a été. La prochaine image pourra être créée à { $opens } UTC. Rien n’a été consommé.

error-upstream-refused = Refusé
    .detail = Le service qui crée les images a refusé ce prompt, et aucun autre n’est sollicité. Modifiez-le et réessayez ; il n’a pas été compté.
error-upstream-withheld = L’image a été retenue
    .detail = Le service qui crée les images en a créé une, y a trouvé à redire et l’a gardée. Le même texte donnera peut-être autre chose une autre fois ; sinon, modifiez-le.
error-upstream-not-accepted = Non accepté
    .detail = Le service qui crée les images n’a pas accepté cette taille ou ce prompt.
error-upstream-unreachable = Le service d’images est injoignable
    .detail = Vous n’y êtes pour rien. Réessayez dans un moment.
error-upstream-unavailable = Temporairement indisponible
    .detail = Aucune image ne peut être créée pour le moment. Vous n’y êtes pour rien.
error-upstream-busy = Le service d’images est occupé
    .detail = Il a trop à faire. Vous n’y êtes pour rien.
error-upstream-failed = Le service d’images a échoué
    .detail = Il s’est interrompu ou a donné une réponse qui n’a pas de sens. Vous n’y êtes pour rien.
error-upstream-timeout = Le service d’images a mis trop de temps
    .detail = Il n’a pas répondu à temps. Vous n’y êtes pour rien.
error-upstream-not-an-image = Ce n’est pas une image
    .detail = Le service d’images a renvoyé autre chose qu’une image ; ce n’a donc pas été transmis.
error-upstream-too-large = Trop volumineux
    .detail = Le service d’images a renvoyé plus que ce que ce serveur transmet.

error-bad-request = Une requête illisible
    .detail = Quelque chose, dans cette requête, ne respecte pas les règles du Web. Rechargez la page et réessayez.
error-not-found = Rien ici
    .detail = Il n’y a pas de page à cette adresse.
error-method-not-allowed = Pas de cette manière
    .detail = Cette adresse n’accepte pas ce type de requête.
error-request-timeout = Trop lent
    .detail = La requête a mis trop de temps à arriver.
error-payload-too-large = Trop à la fois
    .detail = La requête dépassait la taille que ce serveur accepte.
error-uri-too-long = Une adresse trop longue
    .detail = L’adresse de la requête dépassait la longueur que ce serveur accepte.
error-unsupported-media-type = Ce n’est pas un formulaire
    .detail = Cette adresse attend un formulaire, envoyé simplement, comme le fait un navigateur.
error-headers-too-large = Trop d’en-têtes
    .detail = Les en-têtes de la requête dépassaient la taille que ce serveur accepte.
error-internal = Une panne s’est produite ici
    .detail = L’erreur vient de ce serveur, et non de vous. Rien de ce que vous avez envoyé n’a été consigné.
error-shutting-down = Redémarrage
    .detail = Ce serveur va redémarrer. Réessayez dans un instant.
error-unavailable = Indisponible
    .detail = Cette partie du serveur ne fonctionne pas pour le moment.

## Privacy: each sentence that promises something is a message of its own

privacy-title = Confidentialité
privacy-lead = Ce que ce service conserve, où et combien de temps. Les chiffres viennent du programme en cours d’exécution : ce sont ceux auxquels il obéit.
privacy-machine = Les mêmes faits, pour les programmes :

privacy-who = Qui est responsable
privacy-who-named = Ce service est exploité par { $operator }.
privacy-who-unnamed = L’exploitant de ce serveur n’a pas indiqué de nom ici. Le logiciel est Afterimage ; ses auteurs n’exploitent pas ce serveur et n’en reçoivent rien.
privacy-who-role = Quiconque l’exploite décide de ce qui est fait de vos données, et en répond (responsable du traitement au sens de l’article 4, point 7, du RGPD).
privacy-who-contact = Questions et demandes concernant vos données :

privacy-kept = Ce qui est conservé
kept-what = Quoi
kept-where = Où
kept-how-long = Combien de temps
kept-memory = la mémoire de ce serveur
kept-valkey = la mémoire d’une base Valkey que se partagent les serveurs de ce service
kept-cookie = un cookie dans votre navigateur, et { $store }
kept-file = un fichier sur ce serveur
kept-browser = votre navigateur
kept-request = la mémoire de la requête

kept-prompt = Votre texte
kept-prompt-time = jusqu’à ce que la réponse vous soit envoyée
privacy-prompt-never = Il n’est jamais écrit dans un journal ni dans un fichier, et la mémoire où il se trouvait est écrasée lorsqu’elle est libérée.
kept-picture = L’image
kept-picture-time = pendant qu’elle transite
privacy-picture-window = D’une image qui vient d’un service d’images, { $window } au plus sont en mémoire à la fois.
privacy-picture-none = Ce serveur ne conserve aucune copie d’une image.
privacy-picture-here = Ce serveur ne garde aucune copie d’une image faite sur ses pages.
kept-challenge = Le code que vous devez recopier
kept-challenge-time = { $life } au plus
privacy-challenge-once = Il disparaît dès que votre réponse est examinée, qu’elle soit juste ou fausse.
kept-work = Le numéro d’un calcul que votre navigateur a remis
kept-work-time = { $life } au plus
privacy-work-number = Il est aléatoire et ne dit rien de vous. Il est conservé pour qu’aucun calcul ne compte deux fois ; avant que le calcul soit remis, rien n’en est conservé.
kept-session = La session
kept-session-time = { $idle } sans utilisation, { $longest } au plus
privacy-session-random = Le cookie contient un nombre aléatoire signé et rien sur vous. Il n’a pas de date ; votre navigateur le supprime donc à sa fermeture, sauf s’il est réglé pour rétablir sa dernière session.
privacy-session-asked = Il n’est déposé que lorsque vous entrez dans le formulaire et qu’une vérification est demandée, jamais à la lecture d’une page.
privacy-session-pass = À côté d’elle est noté, pendant { $life } au plus, si votre prochain essai ne demande pas de nouvelle vérification parce que le dernier a échoué ici.
kept-rate = Combien d’images et de vérifications votre réseau a demandées
kept-rate-time = effacé au plus tard { $record } après la dernière demande
privacy-rate-hash = Ce nombre est conservé sous une empreinte à clé (hachage) de votre adresse ou, pour IPv6, de ses { $v6 } premiers bits sur 128. La clé n’existe qu’en mémoire et est changée régulièrement ; l’adresse elle-même n’est pas conservée.
privacy-rate-hash-shared = Ce nombre est conservé sous une empreinte à clé (hachage) de votre adresse ou, pour IPv6, de ses { $v6 } premiers bits sur 128. La clé est changée chaque jour ; dans la base, elle est scellée par un secret que seuls les serveurs détiennent. L’adresse elle-même n’est pas conservée.
privacy-rate-networks = Les réseaux dont votre adresse fait partie sont comptés de la même manière : les { $v4 } premiers bits sur 32 pour IPv4, les { $home } premiers et les { $site } premiers bits sur 128 pour IPv6. Un code et une session sont eux aussi mémorisés avec une telle empreinte, afin que personne ne puisse évincer d’autres réseaux.
privacy-onion-address = Qui passe par le service onion n’a pas d’adresse ici : Tor n’en transmet aucune, et le journal d’accès n’en contient aucune.
privacy-onion-circuits = Là, c’est le numéro de votre circuit Tor qui est compté de la même façon. Un nouveau circuit compte comme un nouveau visiteur ; tous les circuits ensemble ont droit à autant que { $clients } visiteurs.
privacy-rate-window = Le comptage porte sur { $window } au plus.
privacy-rate-keys = Un programme muni d’une clé de l’exploitant est compté sous une empreinte de cette clé, et non selon son réseau. Jusqu’à son prochain démarrage, ce serveur garde aussi, sous le nom de la clé, le nombre de requêtes, d’images et de refus, ainsi que leur coût.
kept-share = Le fait que votre réseau attend sa part du budget des images, ou a eu plus que cette part
kept-share-time = effacé au plus tard { $record } après la dernière demande
privacy-share-why = Ce que l’exploitant dépense pour des images est ainsi partagé équitablement : personne ne reçoit davantage tant que quelqu’un qui attend a reçu moins.
privacy-share-hash = C’est conservé sous la même empreinte à clé, et ne dit rien de ce qui a été créé.
kept-spending = Ce qui a été dépensé pour la clé d’un programme, si l’exploitant lui a fixé une limite
kept-spending-time = effacé au plus tard { $record } après la dernière demande
privacy-spending-sums = Sous une empreinte (hachage) de la clé, des sommes d’argent, chacune pour dix minutes. Elles comptent pendant un jour et ne disent rien de ce qui a été créé.

kept-idempotency = Le fait qu’un programme a demandé une image
kept-idempotency-time = effacé au plus { $life } après la réponse
privacy-idempotency-hash = Cela n’est conservé que si le programme donne un nom à sa requête : sous forme de hachages à clé de ce nom et de ce qui a été demandé, pour qu’aucune image ne soit faite deux fois par erreur. Aucun mot n’y figure.

kept-link = Une image vers laquelle un programme a demandé un lien
kept-link-time = { $life } au plus ; effacée dès qu’elle est récupérée
privacy-link-key = Elle attend chiffrée sous une clé qui se trouve dans le lien et nulle part ailleurs, et n’est remise qu’une fois.
privacy-link-room = Elle est accompagnée d’une empreinte (hachage) de la clé du programme, afin qu’aucune clé n’occupe toute la place réservée à ces images.

kept-log = Une ligne du journal d’accès
kept-log-time = { $life }, puis supprimée
privacy-log-fields = Elle contient la date et l’heure, la méthode, le type de page, le code d’état, la durée du traitement et la taille de la réponse.
privacy-log-never = Elle ne contient ni prompt, ni image, ni adresse complète, ni nom de navigateur, ni rien de ce qui suit un point d’interrogation.
privacy-log-prefix = De votre adresse, elle contient les { $v4 } premiers bits sur 32 (IPv4) ou les { $v6 } premiers bits sur 128 (IPv6).
privacy-log-no-address = Elle ne contient rien de votre adresse.
privacy-log-none = Ce serveur ne tient pas de journal d’accès.
kept-own = Vos images et le thème que vous avez choisi
kept-own-time = jusqu’à ce que vous les effaciez
privacy-own-stays = Elles ne sont renvoyées à ce serveur que si vous en choisissez une pour en créer une nouvelle. Votre texte n’est conservé, avec une image et dans une liste, que si vous le demandez.
kept-configuration = la configuration de l’exploitant
kept-key = Ce qui identifie une clé de programme
kept-key-time = jusqu’à ce que l’exploitant le retire
privacy-key-hash = Son nom, une empreinte de la clé et ses quatre derniers caractères. La clé elle-même n’est conservée nulle part.
kept-use = Combien de fois une clé de programme a servi
kept-use-time = jusqu’à l’arrêt du serveur
privacy-use-numbers = Quatre nombres par clé : requêtes, images, refus et somme dépensée. Ni quand, ni d’où, ni pour quoi.

privacy-words = Où va votre texte
privacy-words-only = Ce qui est envoyé : votre texte et les réglages du formulaire. Ce qui ne l’est pas : votre adresse, votre session, le nom de votre navigateur.
privacy-words-picture = Une image que vous fournissez est envoyée aussi, de même que son masque. Le lieu, la date et l’heure, l’appareil photo, les noms et les commentaires sont d’abord retirés du fichier ; ce que l’image montre reste. Ce serveur l’oublie en même temps que votre texte.
privacy-words-refusal = Si un service refuse un prompt en raison de son contenu, aucun autre service n’est essayé.

transfer-inside = D’après ces indications, votre texte y reste dans l’Espace économique européen.
transfer-outside = D’après ces indications, votre texte y quitte l’Espace économique européen. L’exploitant n’a pas indiqué sur quoi cela se fonde (RGPD, chapitre V).
transfer-ground = Votre texte peut y quitter l’Espace économique européen. Ce sur quoi cela se fonde (RGPD, chapitre V) : { $ground }
transfer-unsaid = L’exploitant n’a pas indiqué si votre texte y quitte l’Espace économique européen.

privacy-recipients = Qui d’autre peut le voir
privacy-recipients-hosting = Les machines sur lesquelles fonctionne ce serveur : { $hosting }
privacy-recipients-proxy = Ce que vous envoyez et ce que vous recevez passe par : { $proxy }
privacy-recipients-unstated = L’exploitant n’a pas indiqué à qui sont les machines sur lesquelles fonctionne ce serveur, ni ce qui se trouve devant lui.
privacy-recipients-nobody = Ce programme ne donne rien à personne d’autre. Là où la loi oblige un exploitant à remettre quelque chose, il n’y a que ce qu’indique le tableau ci-dessus.

privacy-not = Ce qui ne se fait pas ici
privacy-not-account = Il n’y a pas de comptes, et personne ne vous demande votre nom ni votre adresse électronique.
privacy-not-account-keys = Les visiteurs n’ont pas de compte, et personne ne leur demande leur nom ni leur adresse électronique. Les programmes ont des clés, que l’exploitant distribue.
privacy-not-third = Aucune page ne charge quoi que ce soit d’ailleurs que de ce serveur : ni mesure d’audience, ni publicité, ni polices de caractères, ni contenus intégrés.
privacy-not-profile = Personne n’est suivi d’une visite à l’autre au-delà des comptages ci-dessus, et aucun programme ne décide à votre sujet au-delà de ce qui est nommé ci-dessous.
privacy-not-counted = Le serveur compte ce qu’il fait, comme les images et les refus, en sommes pour tout le monde ensemble. Aucune somme ne concerne un seul visiteur, une adresse ou une session ; seules les demandes des programmes munis d’une clé sont additionnées par clé.
privacy-not-sold-moderated = Aucune donnée n’est vendue. Ce programme transmet votre texte aux services nommés ci-dessus, et à personne d’autre.
privacy-not-sold = Aucune donnée n’est vendue, et ce programme n’en transmet à personne, si ce n’est au service qui crée l’image, s’il y en a un.

privacy-basis = À quoi cela sert, et pourquoi c’est permis
purpose-what = Finalité
purpose-ground = Base juridique
purpose-contract = ce que vous avez demandé (article 6, paragraphe 1, point b), du RGPD)
purpose-interest = un intérêt légitime (article 6, paragraphe 1, point f), du RGPD)
purpose-picture = Créer l’image
privacy-purpose-picture = Votre texte, les réglages du formulaire et, si vous en fournissez une, votre image y servent.
purpose-check = Distinguer les humains des programmes
privacy-purpose-check = Le code ou le calcul, la session et une empreinte de votre réseau y servent. L’intérêt : que des programmes n’épuisent pas ce qui est destiné aux humains.
purpose-limits = Partager ce qu’il y a
privacy-purpose-limits = Les comptages pour votre réseau y servent. L’intérêt : que le service reste équitable et puisse être payé.
purpose-log = Trouver les pannes et les attaques
privacy-purpose-log = Le journal d’accès y sert. L’intérêt : que le service continue de fonctionner et reste sûr.
purpose-moderation = Empêcher la création d’images illicites
privacy-purpose-moderation = Votre texte et, si vous en fournissez une, votre image y servent, auprès du service nommé ci-dessus. L’intérêt : qu’aucune image illicite ne soit créée ici.
privacy-basis-only = Ce qui est conservé ne sert à rien d’autre.
privacy-basis-object = Vous pouvez vous opposer à ce qui repose sur un intérêt légitime en écrivant à l’exploitant (RGPD, article 21).
privacy-basis-need = Personne n’est tenu de fournir des données ; sans texte, il n’y a simplement rien à créer.

privacy-rights = Vos droits
privacy-rights-list = Là où le RGPD s’applique, vous pouvez demander l’accès à ce qui est conservé à votre sujet, sa rectification, son effacement, la limitation de son traitement ou sa remise (portabilité), et vous opposer à son utilisation (articles 15 à 21).
privacy-rights-answer = Écrivez à l’exploitant. Une réponse vous est due dans un délai d’un mois, et elle est gratuite (article 12).
privacy-rights-eleven = Ce serveur ne peut pas savoir qui vous êtes, et il n’a pas besoin de le découvrir pour vous répondre (article 11). Il n’existe aucun registre dans lequel un exploitant pourrait vous chercher par votre nom.
privacy-rights-eleven-keys = Ce serveur ne peut pas savoir qui est un visiteur, et il n’a pas besoin de le découvrir pour vous répondre (article 11). Seul ce qui est compté pour la clé d’un programme peut être recherché, par le nom que l’exploitant a donné à la clé.
privacy-rights-self = Ce qui est conservé au sujet de votre connexion disparaît automatiquement au terme des durées ci-dessus. Vous pouvez à tout moment le consulter, en prendre une copie et effacer ce qui peut l’être, sans dire qui vous êtes.
privacy-rights-look = Consulter et effacer ce qui est conservé au sujet de votre connexion
privacy-rights-pictures = Vos images sont dans votre navigateur. Supprimez-les dans la galerie, ou dans les réglages du navigateur pour ce site.
privacy-rights-complain = Vous pouvez introduire une réclamation auprès d’une autorité de contrôle de la protection des données, par exemple là où vous résidez (article 77).

privacy-decisions = Décisions prises par un programme
privacy-decisions-what = Un programme décide si une vérification est réussie, si une limite est atteinte et si un prompt enfreint les règles d’ici. Il juge une demande et non une personne, et n’a pas d’effet juridique à votre égard (RGPD, article 22).

privacy-reach = Ce qu’aucun logiciel ne peut promettre
privacy-reach-operator = Un exploitant peut modifier le programme sur ce serveur. Vous lui faites confiance pour ne pas l’avoir fait.
privacy-reach-upstream = Un service qui crée les images peut conserver ce qui lui est envoyé. Ce qu’il en dit est écrit ci-dessus ; ce serveur ne peut pas le vérifier.
privacy-reach-moderation = Il en va de même du service qui examine au préalable votre texte.
privacy-reach-network = Quiconque observe le réseau peut voir que vous utilisez ce site, quand, et combien de données sont envoyées ; mais non lesquelles, si l’adresse du site commence par https. Tor ou un VPN cache aussi votre adresse à ce serveur.
privacy-reach-host = L’entreprise qui héberge ce serveur, ou un proxy placé devant lui, peut voir ce qui passe entre ses mains.
privacy-reach-swap = Une machine qui manque de mémoire peut en déplacer des parties sur son disque (swap). Son exploitant peut l’empêcher ; ce programme ne le peut pas.
privacy-reach-store = C’est dans la base que se partagent les serveurs qu’est réglé si elle écrit aussi sur un disque ; ce programme ne peut pas le voir.
privacy-reach-computer = Une personne qui utilise votre navigateur après vous peut voir les images qu’il conserve.

privacy-children = Enfants
privacy-children-not = Ce service n’est pas conçu pour les enfants de moins de 16 ans. Il ne demande son âge à personne, car il lui faudrait demander qui vous êtes.

privacy-changes = Modifications
privacy-changes-since = En vigueur sous cette forme depuis le { $date }.
privacy-changes-written = Cette page est écrite par le programme à partir de ses propres réglages ; elle change donc avec eux. Ce qu’elle dit maintenant est ce qui s’applique maintenant.
privacy-changes-mark = Les réglages à partir desquels elle est écrite portent la marque { $mark }. Quand l’un d’eux change, la marque change aussi, et le flux reçoit une nouvelle entrée.
privacy-changes-feed = Pour être averti des modifications, suivez le flux :
change-first = La première version de cette page.
feed-title = { $name } : modifications de la page de confidentialité
feed-change = Modifié le { $date }
feed-settings = Réglages { $mark }
feed-makers = Les réglages à partir desquels la page de confidentialité est écrite ne sont plus ceux d’avant, ou vous voyez ce flux pour la première fois. Les images sont créées par : { $makers }.
feed-moderation = Les prompts sont examinés au préalable par : { $service }.
feed-more = Le tout figure sur la page de confidentialité.

## Your data

your-title = Vos données
your-lead = Ce que ce serveur conserve maintenant au sujet de votre connexion, et ce que conserve ce navigateur. Personne ne demande qui vous êtes.
your-known = Comment votre connexion est reconnue
your-known-address = Par une empreinte à clé de votre adresse. L’adresse elle-même n’est pas conservée, et cette page ne l’affiche pas.
your-known-prefix = Par une empreinte à clé des { $bits } premiers bits, sur 128, de votre adresse IPv6. L’adresse elle-même n’est pas conservée, et cette page ne l’affiche pas.
your-known-circuit = Par une empreinte à clé du numéro de votre circuit Tor. Votre adresse n’est pas parvenue à ce serveur. Avec un nouveau circuit, plus rien ici n’est connu comme vôtre.
your-known-shared = Les personnes qui partagent votre adresse, chez vous ou derrière un fournisseur d’accès, partagent ces comptages. Ce serveur ne peut pas vous distinguer d’elles.
your-known-look = Consulter cette page ne change rien : aucun cookie n’est déposé, rien n’est compté et aucune session n’est prolongée.
your-counts = Ce qui a été compté
your-counts-where = Cela se trouve dans { $store } : seulement combien, et non quoi.
your-count-pictures = Images
your-count-worked = Images en plus, contre un calcul plus long
your-count-checks = Vérifications demandées
your-count-sounds = Sons de vérification
your-count-none = { $what } : rien n’est compté en ce moment.
your-window = Durée
your-window-minute = une minute
your-window-hour = une heure
your-window-day = un jour
your-allowed = Permis
your-used = Utilisé
your-left = Restant
your-ends = Oublié
your-number = { $count }
your-ends-none = rien n’est compté
your-ends-in = dans { $time }
your-counts-networks = Les réseaux autour de votre adresse sont comptés aussi, le plus étendu d’après ses { $bits } premiers bits. D’autres les utilisent également ; leurs comptages ne sont donc pas affichés ici. Ce qu’il vous reste en tient compte.
your-counts-circuits = Tous les circuits ensemble sont comptés aussi. D’autres les utilisent également ; leurs comptages ne sont donc pas affichés ici. Ce qu’il vous reste en tient compte.
your-counts-ends = Aucun comptage n’a plus de { $window }. Un comptage terminé est effacé de la mémoire dans un délai de { $sweep }.
your-share = Votre part du budget
your-share-none = Rien n’est conservé à ce sujet.
your-share-waits = Votre connexion attend son tour.
your-share-ahead = Votre connexion a eu jusqu’ici plus que sa part.
your-share-ends = Cela sera oublié au plus tard dans { $time }, si vous ne demandez rien de plus. Cela se trouve dans { $store }.
your-session = La session
your-session-none = Il n’y en a pas.
your-session-there = Il y en a une. Elle prend fin dans { $time } si vous n’y faites plus rien, et au plus tard { $longest } après son début. Elle se trouve dans { $store }.
your-session-no-checks = Aucune vérification n’y est ouverte.
your-session-checks = { $count ->
    [one] Une vérification y est ouverte, et prend fin dans { $time }.
   *[other] { $count } vérifications y sont ouvertes. La dernière prend fin dans { $time }.
}
your-session-pass = Votre prochain essai ne demande pas de nouvelle vérification, pendant encore { $time }.
your-under-way = En cours
your-under-way-none = Aucune demande de votre connexion n’attend ni n’est en cours de traitement par ce serveur.
your-under-way-count = { $count ->
    [one] Une demande de votre connexion attend ou est en cours de traitement par ce serveur.
   *[other] { $count } demandes de votre connexion attendent ou sont en cours de traitement par ce serveur.
}
your-unfound = Ce que personne ne peut retrouver
your-unfound-log = Les lignes du journal d’accès. Elles ne contiennent aucun nom qui mène à vous ; les vôtres ne peuvent donc pas être distinguées de celles des autres. Chacune est supprimée après { $life }.
your-unfound-no-log = Il n’y a pas de journal d’accès.
your-unfound-work = Le nombre aléatoire d’un calcul qui a été remis. Il n’est rattaché à aucune session, et disparaît dans un délai de { $life }.
your-unfound-words = Votre texte et vos images : quand vous avez la réponse, ce serveur n’a plus ni l’un ni les autres.
your-browser = Dans ce navigateur
your-browser-cookie = Un cookie appelé { $name }, tant qu’il y a une session. Les scripts ne peuvent pas le lire ; il ne figure donc pas dans la liste ci-dessous.
your-browser-noscript = Ce que ce navigateur conserve d’autre pour ce site ne peut être énuméré que par un script. Les réglages de votre navigateur pour ce site le montrent aussi.
your-copy = Prendre une copie
your-copy-what = Les mêmes informations sous forme de fichier. Il porte sur votre connexion ; ce que conserve votre navigateur n’y figure pas.
your-copy-file = Enregistrer ce que détient ce serveur
your-erase = Effacer
your-erase-connection-what = Oublier cette connexion : la session et ses vérifications ouvertes disparaissent aussitôt, et votre navigateur supprime le cookie. Vos images restent dans votre navigateur.
your-erase-connection = Oublier cette connexion
your-erase-everything-what = Tout effacer : ce qui précède, et tout ce que ce navigateur conserve pour ce site, vos images comprises. Une confirmation vous sera demandée.
your-erase-everything = Tout effacer ici…

erase-ask-title = Tout effacer ?
erase-ask-lead = Vos images dans ce navigateur seront effacées aussi.
erase-ask-what = Ce qui disparaît : la session, le cookie et tout ce que ce navigateur conserve pour ce site : images, texte, réglages.
erase-ask-final = Les images n’existent nulle part ailleurs, sauf si vous les avez exportées ou téléchargées. Cet effacement est définitif.
erase-ask-export = Enregistrer d’abord vos images
erase-ask-keep = Tout garder
erase-ask-yes = Oui, tout effacer
erase-connection-title = Oublié
erase-connection-lead = Ce serveur ne connaît plus aucune session de votre part.
erase-everything-title = Effacé
erase-everything-lead = Ce serveur ne connaît plus aucune session de votre part, et il a été demandé à votre navigateur d’effacer ce qu’il conserve pour ce site.
erase-gone = Ce qui a disparu
erase-gone-session = La session, avec ses vérifications ouvertes et tout ce à quoi elle donnait encore droit.
erase-gone-cookie = Le cookie : il a été demandé à votre navigateur de le supprimer.
erase-gone-browser = Ce que ce navigateur conservait pour ce site : il a été demandé à votre navigateur de l’effacer.
erase-gone-noscript = Sans script, il n’est pas possible de voir s’il l’a fait. Les navigateurs ne le font que si l’adresse commence par https ; sinon, utilisez les réglages de votre navigateur pour ce site.
erase-stays = Ce qui reste
erase-stays-count = Ce que votre connexion a utilisé, sous la forme d’un simple nombre, jusqu’à la fin de sa durée : { $window } au plus.
erase-stays-why = S’il pouvait être effacé, n’importe qui pourrait avoir autant qu’il veut en l’effaçant encore et encore.
erase-stays-hash = Il est conservé sous une empreinte à clé de votre adresse. La clé change régulièrement ; après { $record } au plus, rien ici ne pourrait donc plus être rapproché de vous.
erase-stays-under-way = Une image en cours de création pour vous continue de l’être jusqu’à ce que vous l’annuliez ou quittiez sa page.
erase-stays-browser = Ce que votre navigateur conserve lui-même : vos images et vos réglages.
erase-stays-log = Les lignes du journal d’accès, que personne ne peut retrouver par visiteur. Chacune est supprimée après { $life }.
erase-look = Voir ce qui reste

script-browser-looking = Recherche en cours…
script-browser-nothing = Ce navigateur ne conserve rien pour ce site.
script-browser-blocked = Ce navigateur ne permet pas à la page de regarder.
script-browser-pictures = Images
script-browser-words = Texte que vous avez saisi
script-browser-settings = Réglages
script-browser-theme = Le thème
script-browser-other = Autres entrées
script-browser-visit = Entrées de cet onglet
script-browser-database = Base de données { $name }, { $part }
script-browser-cache = Cache { $name }
script-browser-worker = Service worker
script-browser-whole = Au total, selon le navigateur
script-browser-entries = { $count } · { $size }
script-browser-number = { $count }
script-browser-erased = Nouvelle vérification faite : ce navigateur ne conserve rien pour ce site.
script-browser-left = Ceci n’a pas pu être effacé ici. Utilisez les réglages de votre navigateur pour ce site :
script-allowance-hour = Images restantes pour cette heure : { $left } sur { $most }.
script-allowance-day = Images restantes pour aujourd’hui : { $left } sur { $most }.

## Cookies

cookies-title = Cookies
cookies-lead = Un seul cookie, et seulement quand il est nécessaire. Pas de bandeau, car il n’y a rien à accepter.
cookies-one = Le cookie
cookies-none = Ce serveur ne demande aucune vérification ; il ne dépose donc aucun cookie.
cookies-name = Il s’appelle { $name }.
cookies-onion = Sur le service onion, il s’appelle { $name }.
cookies-purpose = Il relie la vérification qui vous est donnée à votre réponse, et retient qu’un essai qui a échoué ici ne demande pas de nouvelle vérification. Il vous permet aussi de voir et d’effacer ce qui est conservé sous lui. Il ne fait rien d’autre.
cookies-when = Il est déposé lorsqu’une vérification est demandée : quand vous entrez dans le formulaire, ou quand vous envoyez le formulaire sans réponse. La lecture d’une page n’en dépose aucun.
cookies-value = Sa valeur est un nombre aléatoire signé. Seul ce site le reçoit, les scripts ne peuvent pas le lire, et il n’est pas envoyé lorsque vous arrivez d’un autre site.
cookies-life = Il n’a pas de date : il prend fin lorsque vous fermez le navigateur, sauf si le navigateur est réglé pour rétablir sa dernière session. Ce à quoi il renvoie se trouve dans { $store }, et prend fin après { $idle } sans utilisation, et au plus tard après { $longest }.
cookies-storage = Le stockage de votre navigateur
cookies-storage-pictures = Les images que vous créez avec les scripts activés sont conservées dans le stockage de ce navigateur pour ce site, afin que vous les retrouviez dans la galerie : une copie réduite dans localStorage (noms commençant par { $prefix }), le fichier lui-même dans IndexedDB (une base de données appelée { $database }). Vous pouvez les supprimer une à une, ou toutes.
cookies-storage-books = À côté se trouvent quelques courtes notes (noms commençant par { $prefix }) : combien il y a d’images, combien il y a de place, quelle qualité de copies vous avez choisie, et si le navigateur s’est engagé à les conserver.
cookies-storage-words = Votre texte n’est conservé, avec une image et dans une liste, que si vous cochez la case prévue à cet effet.
cookies-storage-left = Si vous partez alors que des images sont en cours, cet onglet note combien, afin que la page puisse vous le dire à votre retour. La note ne contient rien d’autre et disparaît avec l’onglet.
cookies-storage-edit = Si vous reprenez une image de la galerie, cet onglet note laquelle jusqu’à ce que le formulaire l’ait reçue.
cookies-storage-theme = Le thème n’est conservé (sous { $key }) que si vous en choisissez un autre que celui de votre système.
cookies-storage-offline = Tant qu’il y a des images ici, le navigateur conserve la page de la galerie et les fichiers du site (un cache dont le nom commence par { $prefix }, et un service worker), pour que la galerie s’ouvre hors connexion. Ils ne contiennent ni votre texte ni vos images.
cookies-storage-sent = Rien de tout cela n’est envoyé au serveur, sauf une image que vous choisissez pour en créer une nouvelle.
cookies-consent = Pourquoi personne ne vous demande votre consentement
cookies-consent-why = Le cookie et le stockage ne servent qu’à ce que vous demandez vous-même ; le droit de la vie privée dans les communications électroniques n’exige donc pas de consentement (directive 2002/58/CE, article 5, paragraphe 3).
cookies-refuse = Si vous les bloquez
cookies-refuse-cookie = Sans le cookie, aucune vérification ne peut être réussie ; aucune image ne peut donc être créée tant que la vérification est activée.
cookies-refuse-how = Sans le stockage, tout fonctionne sauf la galerie ; téléchargez alors vos images.

## Terms

terms-title = Conditions
terms-lead = Des règles courtes pour un petit service. En envoyant le formulaire, vous les acceptez.
terms-service = Le service
terms-service-what = Vous envoyez un texte, et une image est créée à partir de ce texte. Cela ne vous coûte rien, et vous n’avez pas besoin de compte.
terms-service-age = Il n’est pas conçu pour les enfants de moins de 16 ans.
terms-service-may = L’exploitant peut à tout moment limiter, modifier ou arrêter le service.
terms-not = Ce que vous ne devez pas créer
terms-not-children = Des images sexuelles de mineurs ou de personnes qui ont l’air d’être mineures.
terms-not-intimate = Des images sexuelles ou dégradantes de personnes réelles.
terms-not-deceive = Des images destinées à tromper : fausses preuves, faux documents, fausses scènes avec des personnes réelles.
terms-not-hate = Des images qui appellent à la violence ou à la haine, ou qui aident à commettre une infraction pénale.
terms-not-law = Tout ce qu’interdit par ailleurs la loi du lieu où vous êtes, ou du lieu où se trouve ce serveur.
terms-not-refuse = De tels prompts peuvent être refusés, par ce serveur ou par le service qui crée les images.
terms-fair = Usage loyal
terms-fair-limits = Les limites indiquées sur la page d’accueil valent pour tous. Ne les contournez pas, n’envoyez pas le formulaire de façon automatisée et ne revendez pas le service.
terms-fair-key = Qui a reçu une clé de l’exploitant peut envoyer des demandes par programme, dans la limite du quota de cette clé.
terms-fair-key-back = L’exploitant peut retirer une clé à tout moment.
terms-pictures = Les images
terms-pictures-yours = L’exploitant ne revendique aucun droit sur ce que vous créez. Que vous ou une autre personne en ayez un dépend de la loi du lieu où vous vivez.
terms-pictures-provider = Lorsqu’un service crée les images, ses conditions s’appliquent aussi. Un lien y mène à côté du formulaire lorsque l’exploitant les a indiquées.
terms-pictures-mark = Chaque image porte un marquage que les programmes peuvent lire et qui dit comment elle a été créée (règlement de l’UE sur l’intelligence artificielle, article 50). Laissez-le en place.
terms-pictures-tell = Là où l’on pourrait prendre une image pour vraie, dites qu’elle ne l’est pas.
terms-pictures-lost = Ce serveur ne conserve aucune copie. Une image que vous perdez ne peut pas vous être donnée une deuxième fois.
terms-warranty = Absence de garantie
terms-warranty-as-is = Le service est fourni tel quel. Une image peut être fausse, s’écarter de votre texte ou ressembler aux images d’autres personnes. Les droits que la loi vous donne et auxquels il n’est pas possible de renoncer vous restent acquis.
terms-warranty-law = Lorsque la loi ne permet pas de limiter la responsabilité, comme en cas de faute intentionnelle ou d’atteinte à la vie et à la santé, l’exploitant répond conformément à la loi.
terms-changes = Modifications
terms-changes-since = En vigueur sous cette forme depuis le { $date }.
terms-changes-now = Les conditions applicables sont celles qui figurent sur cette page au moment où vous envoyez le formulaire.

## About

about-title = À propos
about-lead = Une image à partir d’un texte, pour celles et ceux qui ne veulent pas être connus.
about-name = Une image rémanente, « afterimage » en anglais, est ce qui reste dans l’œil quand l’image a disparu. C’est l’idée : l’image reste chez vous, et ce serveur n’en conserve aucune copie.
about-how = Comment cela fonctionne
about-how-words = Vous écrivez ce que vous aimeriez voir. Là où ce serveur le demande, vous recopiez un court code, afin que des machines n’épuisent pas ce qui est destiné aux humains.
about-how-made = Le serveur remet votre texte à ce qui crée l’image, vous transmet l’image et oublie les deux.
about-how-kept = Avec les scripts activés, votre navigateur conserve les images pour vous dans la galerie. Sans scripts, vous les enregistrez vous-même.
about-made = Comment les images sont créées
about-access = Pour tout le monde
about-access-how = Les pages sont conçues pour le clavier, les lecteurs d’écran, les grands caractères et les petits téléphones.
about-access-scripts = Les images peuvent être créées sans scripts.
about-access-code = La vérification, là où il y en a une, est une image de lettres et de chiffres, ou le même code sous forme sonore : les chiffres par leur nom, et des mots anglais qui commencent par les lettres. Si vous ne pouvez utiliser ni l’une ni l’autre, écrivez à l’exploitant.
about-access-work = Ici, la vérification est un calcul que votre navigateur fait de lui-même. Il y faut des scripts.
about-build = Ce qui s’exécute ici
about-build-commit = Ce serveur dit exécuter la version { $version }, compilée à partir du commit { $commit }.
about-build-changed = Ce serveur dit exécuter la version { $version }, compilée à partir du commit { $commit } avec des modifications qui ne figurent dans aucun commit. Personne ne peut donc compiler la même.
about-build-unknown = Ce serveur dit exécuter la version { $version }. Qui l’a compilée n’a pas dit à partir de quel commit ; il n’y a donc rien à quoi la comparer.
about-build-source = Le code source de ce qui s’exécute ici
about-build-nowhere = L’exploitant n’a pas indiqué où le code source peut être lu.
about-build-crates = Compilé comme ses sources l’indiquent, le programme porte en lui la liste de toutes les bibliothèques dont il est fait. La même liste, avec leurs licences et leurs empreintes, se trouve à côté de lui dans son image de conteneur.
about-build-same = Le même code source donne le même programme, à l’octet près, partout où il est compilé avec les mêmes outils. Quiconque tient le programme de l’exploitant de ce serveur peut le compiler de nouveau et comparer :
about-walls = Les murs qui l’entourent
about-walls-says = Les murs sont ce que le noyau du système de ce serveur interdit au programme, quoi que veuille le programme. Ce serveur dit que ceux-ci sont maintenant en place :
about-walls-memory = Les autres programmes de son utilisateur système ne peuvent pas lire sa mémoire, et un plantage n’en laisse aucune copie sur un disque.
about-walls-files = Il ne peut écrire aucun fichier, sauf son journal d’accès s’il en tient un, ni lancer aucun autre programme (Landlock, avec tout ce qui lui est demandé).
about-walls-part = Un noyau plus ancien le tient en partie à l’écart des fichiers et des programmes (Landlock, dans la mesure où ce noyau le connaît).
about-walls-open = Ce noyau ne peut pas le tenir à l’écart des fichiers et des programmes (pas de Landlock).
about-walls-calls = { $count ->
    [one] Le noyau refuse { $count } appel dont un tel serveur n’a jamais besoin (seccomp).
   *[other] Le noyau refuse { $count } appels dont un tel serveur n’a jamais besoin (seccomp).
 }
about-walls-callable = Ce noyau ne peut lui refuser aucun appel (pas de seccomp).
about-walls-off = L’exploitant n’a pas mis en place les murs autour des fichiers, des programmes et des appels au noyau.
about-measure = Ce qui est prouvé et ce qui ne l’est pas
about-measure-why = Pour son Private Cloud Compute, Apple a écrit quelles exigences un service doit remplir pour que personne n’ait à faire confiance à qui l’exploite. Mesuré à cette aune, ce service en remplit une partie et ne peut pas remplir le reste sans matériel attesté, qui prouve à distance à un visiteur ce qu’il exécute.
about-measure-read = Les exigences, dans les termes d’Apple (en anglais)
about-stateless = Traitement sans état des données personnelles des utilisateurs
about-stateless-how = Exigence remplie par ce programme. Votre texte et votre image servent à vous répondre, et à rien d’autre. Le programme ne les écrit sur aucun disque ni dans aucun journal et, quelques secondes après votre départ, ils ne sont plus dans aucune mémoire du programme. Là où quelqu’un d’autre crée les images, cela vaut ce que vaut sa parole.
about-enforceable = Garanties que l’on peut faire respecter
about-enforceable-how = Exigence remplie en partie. Là où les murs ci-dessus sont en place, le noyau oblige le programme à tenir parole au sujet des fichiers. Rien de technique n’oblige l’exploitant à faire fonctionner ce programme sans modification, ni un prestataire à tenir ce qu’il dit.
about-privileged = Aucun accès privilégié pendant l’exécution
about-privileged-how = Exigence non remplie. Le programme lui-même n’offre aucune entrée à son exploitant : ni administration, ni shell à distance, ni débogage. Mais quiconque est maître de la machine peut tout de même en lire la mémoire. Seul un matériel qui chiffre sa mémoire même contre lui y changerait quelque chose.
about-target = Impossibilité de viser une personne en particulier
about-target-how = Exigence remplie en partie. Les visiteurs n’ont pas de compte, les pages sont les mêmes pour tout le monde, et rien de ce qui est transmis à un prestataire ne distingue un visiteur d’un autre. Mais votre adresse parvient à ce serveur, et quiconque en prendrait le contrôle pourrait vous viser grâce à elle. Apple place entre les deux un relais tenu par quelqu’un d’autre ; vous pouvez faire de même avec le navigateur Tor.
about-transparency = Transparence vérifiable
about-transparency-how = Exigence remplie en partie. Le code source peut être lu là où il est publié, chaque promesse de ces pages est couverte par des tests, et le même programme peut être compilé de nouveau. Que ce serveur exécute bien ce programme ne peut pas se voir à distance : un programme modifié pourrait vous montrer exactement cette page. Pour le prouver, il faut un matériel attesté et un registre public de toutes les versions publiées.
about-more = Pour en savoir plus

## Contact

contact-title = Contact
contact-lead = À qui écrire.
contact-none = L’exploitant de ce serveur n’a pas indiqué d’adresse.
contact-operator = Ce service est exploité par { $operator }.
contact-report = Pour signaler une image ou un usage de ce service contraire à la loi, écrivez à l’exploitant et dites de quoi il s’agit et où vous l’avez vu. Ce serveur n’a aucune copie des images ni des textes ; il ne peut donc pas rechercher qui a créé une image.
contact-data = Pour vos droits sur vos données, lisez d’abord la page de confidentialité : elle dit ce qu’il y a.
contact-lost = Les images perdues ne peuvent pas être récupérées d’ici. Elles n’ont jamais été que dans votre navigateur.
contact-access = Si quelque chose dans ces pages vous exclut, dites-le ; c’est un défaut.
contact-security = Pour une faille de sécurité, utilisez l’adresse indiquée dans security.txt :

# A picture of the visitor's own

edit-this = Modifier cette image
edit-ways = Avec le script de cette page, vous pouvez aussi déposer une image sur le formulaire ou la coller. Le lieu, la date et l’heure, l’appareil photo et les commentaires restent dans ce navigateur.
edit-picture = Votre image
edit-canvas = Masque sur votre image
edit-what = Peignez ce qui doit être refait ; la partie peinte est hachurée. Si rien n’est peint, toute l’image peut changer.
edit-brush = Pinceau
edit-eraser = Gomme
edit-move = Déplacer
edit-size = Taille du pinceau
edit-soft = Bord doux
edit-zoom = Zoom
edit-undo = Annuler
edit-redo = Rétablir
edit-invert = Inverser
edit-clear = Vider
edit-keyboard = Au clavier
edit-keys = Allez à l’image avec la touche Tab. Les flèches déplacent l’anneau, avec Maj à petits pas. La barre d’espace peint ; maintenez-la enfoncée et déplacez l’anneau pour dessiner. Les crochets changent la taille. B prend le pinceau, E la gomme. Ctrl et Z annule, Ctrl et Y rétablit.
edit-extend = Agrandir le cadre
edit-extend-note = Pixels à ajouter de chaque côté. Ce qui est ajouté est créé de toutes pièces.
edit-top = Haut
edit-right = Droite
edit-bottom = Bas
edit-left = Gauche
edit-less = moins
edit-more = plus
edit-fit = Agrandir aux proportions choisies
edit-remove = Retirer l’image
script-edit-at = { $across } % depuis la gauche, { $down } % depuis le haut, non peint.
script-edit-at-painted = { $across } % depuis la gauche, { $down } % depuis le haut, peint.
script-edit-gif = C’est un GIF. Enregistrez-le d’abord en PNG, JPEG ou WebP.
script-edit-gone = L’image à reprendre n’est plus conservée dans ce navigateur.
script-edit-heavy = L’image est trop lourde pour ce serveur, quelle que soit la façon de l’enregistrer. Choisissez-en une plus petite.
script-edit-heic = C’est une image HEIC ou AVIF. Enregistrez-la d’abord en JPEG ; les téléphones le proposent au moment de partager.
script-edit-large = L’image est trop grande pour ce serveur, et ce navigateur ne permet pas à la page de la réduire. Choisissez-en une plus petite.
script-edit-model = Le modèle est maintenant { $model } : le précédent n’accepte pas d’image.
script-edit-moving = Cette image est animée. Choisissez-en une qui ne l’est pas.
script-edit-other = Ce n’est pas une image PNG, JPEG ou WebP, ou elle est abîmée.
script-edit-painted = { $percent } % de l’image sont peints et seront refaits.
script-edit-reading = L’image est préparée…
script-edit-ready = Elle est envoyée en { $width } × { $height } pixels, sans le lieu, la date et l’heure, l’appareil photo ni les commentaires.
script-edit-removed = L’image est retirée.
script-edit-several = Une seule image à la fois : la première a été retenue.
script-edit-shape = La taille choisie a d’autres proportions : l’image sera peut-être rognée ou étirée.
script-edit-size = La taille est maintenant { $size }, la plus proche des proportions de votre image.
script-edit-smaller = Elle est envoyée en { $width } × { $height } pixels, sans le lieu, la date et l’heure, l’appareil photo ni les commentaires. Le modèle ne tire pas parti de plus de pixels.
script-edit-svg = C’est un dessin SVG. Enregistrez-le d’abord en PNG.
script-edit-turned = Ce navigateur ne permet pas à la page de redresser l’image. Si elle est sur le côté, faites-la d’abord pivoter.
script-edit-unpainted = Rien n’est peint.
script-edit-untrue = Ce navigateur vous protège en altérant ce qu’une page dessine. Votre image est envoyée comme vous l’avez choisie, sans ce que dit son fichier, et son cadre ne peut pas être agrandi. Le masque est exact.
script-strength-little = Peu de choses changent.
script-strength-much = Beaucoup change.
script-strength-some = Une partie change.
script-strength-unsaid = Le service décide jusqu’où aller.
script-strength-whole = Presque tout change.

## /api

api-title = Pour les programmes
api-lead = Un programme demande ici des images comme il le ferait à l’interface d’images d’OpenAI : avec cette adresse et une clé donnée par l’exploitant.
api-begin = Pour commencer
api-begin-address = L’adresse de base est { $address }.
api-begin-key = Chaque requête porte sa clé dans l’en-tête Authorization. Qui n’a pas de clé en demande une à l’exploitant.
api-begin-document = La description complète pour les programmes :
api-begin-english = La suite est en anglais, telle qu’elle y figure.
api-takes = Reçoit
api-answers = Répond
api-name = Nom
api-kind = Valeur
api-when = Code d’état et motif
api-media = Format
api-needed = (obligatoire)
