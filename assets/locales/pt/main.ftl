# Every sentence Afterimage says in Portuguese as it is written in Brazil, to a reader addressed as "você"; an operator is an "administrador", for Brazilian law means another by "operador".
# A number is always an argument: what is promised is read from the running program, never written here.

## The frame of every page

skip = Ir para o conteúdo
description = Crie uma imagem a partir de um texto. Sem conta; seu texto é esquecido assim que você recebe a resposta.
nav-main = Páginas
nav-policies = Regras e privacidade
nav-languages = Idiomas
nav-languages-beside = Em outro idioma, o formulário está vazio. Ele abre em uma nova aba; esta página guarda seu texto.
nav-front = Criar uma imagem
nav-gallery = Galeria
nav-about = Sobre
nav-privacy = Privacidade
nav-cookies = Cookies
nav-terms = Termos
nav-contact = Contato
nav-api = Para programas
nav-your-data = Seus dados
footer-operator = Serviço administrado por { $operator }.
footer-nobody = O administrador deste servidor não informou um nome.
theme-to-dark = Mudar para o tema escuro
theme-to-light = Mudar para o tema claro

## The form

front-heading = O que você gostaria de ver?
front-promise = Sem conta. Este servidor esquece seu texto assim que você recebe a resposta.
prompt-again = O que você gostaria de ver
prompt-example = Um porto tranquilo ao amanhecer, no inverno, aquarela
history = Textos anteriores
link = Copiar o link
note-close = Fechar esta linha
careful-dismiss = Eu sei
model = Modelo
model-change = Mostrar o que este modelo aceita
size = Formato e tamanho
size-swap = Trocar largura e altura
count = Número de imagens
cost = Cada imagem conta como uma das { $most } por minuto.
style = Estilo
style-none = Como está escrito
style-adds = Acrescenta:
style-comic = Quadrinhos
style-ink = Nanquim
style-oil = Óleo
style-pencil = Lápis
style-photo = Fotografia
style-pixel = Pixel art
style-watercolour = Aquarela
style-woodcut = Xilogravura
quality = Qualidade
background = Fundo
format = Formato do arquivo
choice-usual = Padrão
choice-auto = Automático
choice-high = Alta
choice-low = Baixa
choice-medium = Média
choice-opaque = Opaco
choice-standard = Normal
choice-transparent = Transparente
more = Mais configurações
negative_prompt = O que não deve aparecer
seed = Seed (semente)
seed-hint = Um número inteiro. Com a mesma seed, o mesmo texto parte do mesmo acaso. Campo vazio: ao acaso.
seed-lock = Manter esta seed
seed-last = A seed da última imagem
seed-throw = Sortear uma nova seed
steps = Passos
guidance = Fidelidade ao texto
image = Sua própria imagem
image-hint = PNG, JPEG ou WebP, com no máximo { $bytes } e { $width } × { $height } pixels. Ela é enviada com seu texto ao serviço que cria a imagem; antes, são retirados do arquivo o local, a data e a hora, a câmera e os comentários. Este servidor a esquece junto com seu texto.
image-later = Sem JavaScript, escolha o arquivo na próxima página, ao lado do código: esta página não consegue repassá-lo.
image-again = Uma página não consegue guardar um arquivo. Escolha o seu de novo.
mask = Máscara
mask-hint = Um arquivo PNG com exatamente a mesma largura e a mesma altura da sua imagem.
mask-transparent = A imagem é refeita onde a máscara é transparente.
mask-white = A imagem é refeita onde a máscara é branca; nada nela é transparente.
strength = Quanto se afastar da sua imagem
range-hint = De { $least } a { $most }.
keep-words = Guardar meu texto neste navegador: com a imagem e em uma lista
make = Criar a imagem
make-file = Criar a imagem como arquivo
stand_in = Se o serviço falhar, outro pode criar a imagem
stand_in-terms = No lugar de { $model }: { $other }. Quem: { $name }. Onde: { $region }. Conservação: { $retention }. Treinamento: { $training }.
stand_in-painter = No lugar de { $model }: { $other }, um pequeno programa neste servidor que não é um modelo de IA. Nesse caso, seu texto não é enviado a mais ninguém.
limits-rate = De uma mesma rede: { $minute ->
        [one] { $minute } imagem
       *[other] { $minute } imagens
    } por minuto, { $hour } por hora, { $day } por dia.
limits-prompt = Um prompt tem no máximo { $most } caracteres.
limits-solve = Uma verificação respondida vale para { $count ->
        [one] uma imagem.
       *[other] até { $count } imagens de uma vez.
    }
funds-left = Restam, para todos, cerca de { $percent }% das imagens de uma hora.
funds-hour-spent = As imagens desta hora se esgotaram. A próxima poderá ser criada às { $opens } UTC.
funds-day-spent = As imagens de hoje se esgotaram. A próxima poderá ser criada às { $opens } UTC.

## How it is made, and where the words go

card-heading = Como as imagens são criadas
label-model = Gerado por IA: um modelo de IA cria estas imagens
label-painter = Pintado por um programa que não é um modelo de IA
card-painter = Um pequeno programa neste servidor lê seu texto e pinta. O texto não é enviado a mais ninguém.
card-painter-moderated = Um pequeno programa neste servidor lê seu texto e pinta.
card-moderation = Análise prévia: outro serviço verifica o texto
card-moderation-sent = Antes de uma imagem ser criada, seu texto e, se você enviar uma, sua imagem são encaminhados a este serviço, que pode recusá-los. Seu endereço e esta sessão não são enviados a ele.
card-sent = Seu texto é enviado ao serviço que cria a imagem. Seu endereço e esta sessão não são enviados a ele.
card-who = Quem
card-region = Onde
card-retention = Conservação
card-training = Treinamento
card-terms = Termos desse serviço
card-unstated = Não informado pelo administrador

## The check

challenge-legend = Uma breve verificação
challenge-hint = Copie da esquerda para a direita as letras e os números da imagem, tanto os de cima quanto os de baixo. Não importa se são maiúsculas ou minúsculas.
challenge-alt = Uma imagem das letras e dos números a copiar
challenge-code = O código
challenge-new = Mostrar outro código
challenge-listen = Ouvir o código
challenge-stop = Parar
challenge-sound = O código em áudio
challenge-sound-file = Salvar o áudio
challenge-sound-hint = O áudio diz o mesmo código duas vezes: os números pelo nome e, para cada letra, uma palavra que começa com ela. Digite os números e as letras iniciais.
challenge-sound-language = O áudio está em inglês.
challenge-other = Difícil de ler? Deixe o campo vazio e pressione o botão: você receberá outro.
challenge-later = Ao pressionar o botão, será pedido que você copie um código curto de uma imagem ou de um áudio. O que você digitou continua no formulário.
challenge-passed = Se você pressionar o botão agora, nenhum outro código será pedido: o que deu errado não foi culpa sua.
challenge-needs-script = Antes de cada imagem, este site faz seu navegador realizar um breve cálculo. Isso exige JavaScript, que está desativado aqui: permita-o neste site para criar imagens.
challenge-title = Uma breve verificação
challenge-lead = Copie o código e sua imagem será criada. O que você digitou continua no formulário.

work-hint = Seu navegador realiza um breve cálculo, para que programas não consigam esgotar este serviço. Ele começa quando você entra no formulário e continua em segundo plano.
work-progress = Andamento do cálculo
work-stop = Parar o cálculo
work-start = Iniciar o cálculo
work-letters = Prefiro digitar as letras
work-instead = Prefiro que o navegador calcule

## The stage, filled by the page's script

stage = Sua imagem
stage-empty = Sua imagem aparecerá aqui. Ela fica guardada neste navegador, não neste servidor.
stage-empty-noscript = Sua imagem virá na próxima página.
progress = Andamento da imagem
cancel = Cancelar
download = Baixar
remove = Remover
undo = Desfazer
again = Tentar de novo
vary = Outra
reuse = Usar as configurações dela
job-close = Fechar
stage-job = Um pedido
tell = Avisar quando estiver pronta

## The words of before, kept by the browser

history-title = Textos anteriores
history-where = Eles estão somente neste navegador, porque você pediu para guardá-los.
history-search = Buscar nos seus textos
history-close = Fechar
history-clear = Excluir tudo
history-clear-sure = Sim, excluir tudo

## The answer page, without script

answer-title = Sua imagem
answer-started = Sua imagem está sendo criada. Esta página se completa sozinha; deixe-a aberta.
answer-place = Seu lugar na fila: { $place }.
answer-percent = Andamento: { $percent }%.
answer-alt = Imagem { $number }, criada a partir do seu texto
answer-save = Para ficar com ela, salve a imagem pelo menu do seu navegador. Este servidor não guarda nenhuma cópia.
answer-some = Imagens recebidas: { $count } de { $asked }.
answer-seed = Seed (semente): { $seed }
answer-made-by = Modelo: { $model }.
answer-stood-in = Modelo: { $model }, que substituiu o que você escolheu.

## What the script says

script-file-too-large = O arquivo é grande demais. Os limites estão indicados acima.
script-fault = { $title }. { $detail }
script-cost = Isto ocupa { $count } das { $most } imagens por minuto da sua rede.
script-range = De { $least } a { $most }.
script-enough = Imagens em andamento: { $count }. Espere uma terminar ou cancele uma.
script-elapsed = Tempo decorrido: { $time }.
script-left = Tempo restante: cerca de { $time }.
script-left-behind = Pedidos em andamento quando esta página foi deixada: { $count }. Eles foram cancelados e podem ter sido contados.
script-offline = Não há rede. O que você digitou continua aqui.
script-online = A rede voltou.
script-tell-on = Um aviso aparecerá se você estiver em outra janela. Ele não contém nada do seu texto.
script-tell-denied = Este navegador não mostra avisos desta página. O título da aba também informa.
script-history-count = Entradas: { $count }
script-history-delete = Excluir
script-link-copied = O link foi copiado. Ele contém seu texto; ninguém pode lê-lo, a não ser quem receber o link.
script-link-here = Copie este link:
script-link-empty = Não há texto para fazer um link.
script-link-long = É longo demais para um link.
script-link-filled = Um link preencheu este formulário. Nada é enviado até que você pressione o botão.
script-link-filled-part = Um link preencheu este formulário, mas nem tudo o que há nele está disponível aqui. Nada é enviado até que você pressione o botão.
script-link-waits = Um link trouxe um texto, mas você já digitou um. O seu fica. Esvazie o campo e abra o link de novo.
script-careful-email = Parece haver um endereço de e-mail no seu texto. Ele é enviado a quem cria a imagem.
script-careful-phone = Parece haver um número de telefone no seu texto. Ele é enviado a quem cria a imagem.
script-careful-card = Parece haver um número de cartão no seu texto. Ele é enviado a quem cria a imagem.
script-sending = Enviando seu texto
script-place = Seu lugar na fila: { $place }
script-painting = Sua imagem está sendo criada
script-preview = Uma primeira visão da imagem { $number }
script-picture = Imagem { $number }, criada a partir do seu texto
script-done = Sua imagem está pronta.
script-done-some = Imagens recebidas: { $count } de { $asked }.
script-stood-in = Modelo: { $model }, que substituiu o que você escolheu.
script-seed = Seed (semente) { $seed }
script-kept = Guardada neste navegador.
script-kept-full = O armazenamento deste navegador está cheio, por isso a imagem não é guardada. Baixe-a ou libere espaço na galeria.
script-kept-not = Este navegador não permite que a página guarde nada. Baixe a imagem, ou ela se perderá quando você sair.
script-kept-copy = Uma cópia menor fica guardada neste navegador. Baixe a imagem para tê-la como ela chegou.
script-kept-moved = Cópias menores que deram lugar: { $count }. As imagens delas continuam na galeria.
script-kept-undone = As cópias voltaram para onde estavam.
script-kept-not-undone = Não há mais espaço para todas. As que restam estão na galeria.
script-kept-ask = Para guardar esta imagem, é preciso excluir definitivamente outras mais antigas: { $count }. Elas não estão guardadas em nenhum outro lugar; baixe aqui as que você quiser ter.
script-kept-removed = Removida deste navegador.
script-lasting = Seu navegador concordou em não apagar nada por conta própria.
script-not-lasting = Seu navegador pode apagar imagens quando o disco estiver cheio. Baixe o que você quiser ter com segurança.
script-cancelled = Cancelado. O que você digitou continua aqui. A imagem pode ter sido contada.
script-stopped = Cancelado antes do envio. Nada foi gasto.
script-lost = A conexão caiu antes que a imagem chegasse. O que você digitou continua aqui. A imagem pode ter sido contada.
script-lost-some = A conexão caiu. Imagens recebidas e exibidas: { $count } de { $asked }.
script-unreachable = Não é possível conectar-se a este servidor. Verifique sua conexão e tente de novo; o que você digitou continua aqui.
script-unshown = Este navegador não consegue mostrar esta imagem, mas ela pode ser baixada.
script-unexpected = Este servidor deu uma resposta que esta página não entende. Recarregue a página e tente de novo.
script-retry = Tente de novo em { $time }.
script-counter = { $count } de { $most } caracteres.
script-too-long = É mais longo do que o formulário aceita.
script-challenge-loading = Um código está chegando.
script-challenge-first = Copie o código primeiro.
script-challenge-old = Esse código era antigo demais. Aqui está um novo.
script-challenge-wait = Por enquanto não há novo código. Tente de novo em { $time }.
script-challenge-failed = Não foi possível carregar o código.
script-challenge-passed = Não é preciso um novo código para a próxima tentativa.
script-work-running = Seu navegador está calculando.
script-work-done = Pronto. Não há nada a digitar.
script-work-queued = Sua imagem será criada assim que o cálculo terminar.
script-work-harder = Seu navegador realiza um cálculo mais longo para conseguir um lugar além da parte que cabe à sua rede. Depois, sua imagem será criada automaticamente.
script-work-stopped = O cálculo está parado. Nada foi gasto.
script-work-wait = Por enquanto não há novo cálculo. Tente de novo em { $time }.
script-work-failed = Não foi possível carregar o cálculo.
script-work-unable = Este navegador não consegue realizar o cálculo aqui.
script-work-passed = Não é preciso um novo cálculo para a próxima tentativa.
script-sound-loading = O áudio está chegando.
script-sound-over = Esse foi o código completo.
script-sound-wait = Por enquanto não há áudio. Tente de novo em { $time }.
script-sound-gone = Este código não pode mais ser ouvido. Mostre outro.
script-sound-failed = Não foi possível reproduzir o áudio.
script-code-used = Aqui está um novo código para a próxima imagem.
kept-replace = Excluir as mais antigas e guardar esta

## The gallery

gallery-title = Galeria
gallery-lead = Suas imagens, do armazenamento deste próprio navegador. Este servidor não tem nenhuma delas.
gallery-noscript = A galeria lê o armazenamento do seu navegador, e para isso precisa de scripts. Sem scripts, salve cada imagem pelo menu do seu navegador.
gallery-empty = Ainda não há nada aqui.
gallery-make = Criar uma imagem
gallery-blocked = Este navegador não permite que a página leia o armazenamento dele, por isso não há galeria. Isso acontece em janelas privadas e com configurações rigorosas.
gallery-delete-all = Excluir tudo
gallery-delete-all-ask = Excluir todas as imagens guardadas neste navegador?
gallery-delete-all-note = Elas não existem em nenhum outro lugar, a não ser que você as tenha exportado ou baixado. Isto não pode ser desfeito.
gallery-delete-all-yes = Sim, excluir tudo
gallery-delete = Excluir
gallery-keep = Ficar com elas
gallery-close = Fechar
gallery-earlier = Imagem anterior
gallery-later = Imagem posterior
gallery-viewer = Imagem ampliada
gallery-search = Procure um texto, um modelo ou um tamanho
gallery-favourites = Favoritas
gallery-order = Ordem
gallery-newest = As mais novas primeiro
gallery-oldest = As mais antigas primeiro
gallery-all = Selecionar tudo
gallery-none = Não selecionar nada
gallery-selection = Imagens selecionadas
gallery-favourite = Favorita
gallery-compare = Comparar
gallery-zip = Baixar como ZIP
gallery-nothing-found = Nenhuma imagem corresponde.
gallery-format = Formato do arquivo baixado
gallery-format-received = Como chegou
gallery-format-note = Este navegador muda o que é desenhado, para que nenhuma página o reconheça. Por isso uma imagem só pode ser baixada aqui como chegou.
gallery-reuse = Criar outra parecida
gallery-copy = Copiar a imagem
gallery-copy-words = Copiar o texto
gallery-share = Compartilhar
gallery-comparison = Duas imagens comparadas
gallery-way = Mostrar
gallery-way-beside = Lado a lado
gallery-way-over = Uma sobre a outra
gallery-split = Linha entre as imagens
gallery-erase = Excluir tudo
gallery-erase-note = Acima você pode excluir uma ou várias imagens e desfazer. Aqui você exclui todas, para sempre.
gallery-export-first = Exportar antes
export-title = Leve tudo com você
export-note = Um só arquivo com todas as suas imagens, os dados delas, suas favoritas, os textos que você guardou e suas configurações. Leve-o para outro navegador, ou guarde-o caso este esqueça.
export-passphrase = Frase secreta, se o arquivo deve ser protegido
export-again = A frase secreta outra vez
export-passphrase-note = Sem ela ninguém consegue abrir o arquivo, e ninguém pode devolvê-la a você.
export-no-lock = Esta página veio por HTTP sem criptografia. Aqui o navegador não pode proteger um arquivo com uma frase secreta.
export-do = Exportar tudo
export-zip = Imagens como ZIP
import-label = Um arquivo exportado
import-note = O conteúdo dele é acrescentado ao que está aqui. Uma imagem que já está aqui não é acrescentada de novo.
import-passphrase = A frase secreta do arquivo
import-do = Importar
storage-title = O armazenamento do seu navegador
storage-seen = Já li
storage-quality = Qualidade das cópias menores
storage-quality-small = Baixa: cabem mais cópias
storage-quality-good = Boa
storage-quality-best = Máxima: cabem menos cópias
storage-quality-note = Cada imagem também é guardada como chegou, enquanto há espaço. As cópias servem para uma olhada rápida e para o caso de o arquivo se perder. Isto só muda as próximas cópias.
script-storage-copies = Cópias menores: { $used } de { $most } caracteres (localStorage)
script-storage-copies-none = Cópias menores: este navegador não tem lugar para elas (o localStorage está bloqueado).
script-storage-files = Arquivos como chegaram: { $used } de { $most } (IndexedDB)
script-storage-files-unknown = Arquivos como chegaram: { $used } (IndexedDB). Este navegador não diz quanto espaço há.
script-storage-files-none = Arquivos como chegaram: este navegador não tem lugar para eles (o IndexedDB está bloqueado).
script-offline-gallery = Esta galeria também abre sem conexão.
script-plain = Esta página veio por HTTP sem criptografia. Aqui o navegador não pode se comprometer a guardar as imagens, nem mostrar a galeria sem conexão, nem proteger um arquivo com uma frase secreta. Baixe o que você quiser ter com segurança.
script-quality-chosen = De agora em diante, as cópias serão feitas assim.
script-quality-forgotten = Este navegador não permitiu que a página se lembrasse disso.
script-missing-files = Este navegador apagou os arquivos das suas imagens: { $count }. As que tinham uma cópia menor continuam aqui.
script-missing-copies = Este navegador apagou as cópias menores das suas imagens: { $count }. As imagens que também estavam guardadas como arquivos continuam aqui.
script-gallery-count = Imagens guardadas: { $count }
script-gallery-open = Abrir a imagem { $number }
script-gallery-deleted = Excluídas: { $count }
script-gallery-deleted-all = Todas excluídas.
script-gallery-not-deleted = Este navegador não permitiu que a página a excluísse.
script-gallery-found = Imagens encontradas: { $count } de { $most }
script-gallery-select = Selecionar
script-gallery-favourite = Favorita
script-gallery-selected = Selecionadas: { $count }
script-gallery-position = Imagem { $place } de { $most }
script-gallery-restored = Elas estão de volta.
script-gallery-not-restored = Já não há espaço para todas.
script-gallery-not-changed = Este navegador não permitiu que a página se lembrasse disso.
script-gallery-zipping = Preparando: { $count } de { $most }
script-gallery-zipped = Imagens no arquivo: { $count }. Abra index.html no arquivo ZIP para vê-las sem conexão.
script-gallery-not-zipped = Não foi possível criar o arquivo ZIP. Talvez estas imagens sejam muitas ou grandes demais para um só; selecione menos.
script-gallery-converted = O arquivo baixado tem agora o formato que você escolheu.
script-gallery-not-converted = Este navegador não sabe escrever este formato.
script-gallery-copied = A imagem foi copiada.
script-gallery-copied-words = O texto foi copiado.
script-gallery-not-copied = Este navegador não permitiu que a página a copiasse.
script-gallery-not-shared = Este navegador não permitiu que a página a compartilhasse.
script-export-short = A frase secreta é curta demais. Use pelo menos { $count } caracteres; o melhor são várias palavras.
script-export-differs = As duas frases secretas são diferentes.
script-export-going = Exportando: { $count } de { $most }
script-export-done = Exportado. O arquivo não está protegido: quem o tiver pode ver suas imagens.
script-export-done-locked = Exportado e protegido com a sua frase secreta.
script-export-failed = A exportação não funcionou. Nada mudou aqui.
script-import-none = Escolha primeiro um arquivo.
script-import-reading = Lendo o arquivo.
script-import-going = Importando: { $count } de { $most }
script-import-added = Imagens acrescentadas: { $count }.
script-import-known = Já estavam aqui: { $count }.
script-import-refused = Deixadas de fora, porque não são imagens que esta página conhece: { $count }.
script-import-full = Deixadas de fora, porque não há espaço: { $count }.
script-import-foreign = Este arquivo não foi exportado por uma galeria como esta. Nada mudou.
script-import-newer = Uma versão mais nova desta página escreveu este arquivo. Nada mudou.
script-import-locked = Este arquivo está protegido. Informe a frase secreta dele.
script-import-wrong = Esta frase secreta não abre o arquivo. Nada mudou.
script-import-broken = Este arquivo está danificado ou incompleto. Nada mudou.
script-import-no-lock = Este arquivo está protegido, e esta página veio por HTTP sem criptografia, onde o navegador não pode abri-lo.
script-import-failed = A importação parou. O que foi acrescentado antes está na galeria.

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
    [one] { $n } dia
   *[other] { $n } dias
}
size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
size-kibibytes = { $n } KiB
size-mebibytes = { $n } MiB

## Problems: the title, and what to do. Each is named by its code in the table of errors.

problem-retry = Tente de novo em { $time }.
problem-fault = { $title }. { $detail }
problem-home = Voltar ao formulário
problem-code = Referência: { $code }
problem-reference = Referência: { $status } { $code }

error-prompt-missing = Ainda não há texto
    .detail = Diga em poucas palavras o que você gostaria de ver.
error-prompt-too-long = Texto longo demais
    .detail = Um prompt tem no máximo { $most } caracteres. Encurte-o e envie-o de novo.
error-prompt-characters = Um caractere que não pode ser usado
    .detail = O prompt contém um caractere de controle que nenhuma imagem pode mostrar. Retire-o e envie o prompt de novo.
error-model-unknown = Esse modelo não existe
    .detail = Escolha um dos modelos do formulário.
error-size-unknown = Esse tamanho não existe
    .detail = Escolha um dos tamanhos que este modelo oferece.
error-number-invalid = Não é um número
    .detail = Escreva um número inteiro ou deixe o campo vazio.
error-number-out-of-range = Fora dos limites
    .detail = Escolha um número de { $least } a { $most }.
error-field-invalid = Não é uma das opções
    .detail = O campo { $field } tem um valor que este servidor não oferece. Escolha um dos que estão no formulário.
error-field-unknown = Um campo que este servidor não conhece
    .detail = O formulário continha um campo que este servidor não aceita. Recarregue a página e tente de novo.
error-field-not-taken = Não aceito por este modelo
    .detail = O modelo escolhido não aceita o campo { $field }. Deixe-o vazio ou escolha outro modelo.
error-field-twice = O mesmo campo duas vezes
    .detail = O formulário continha o campo { $field } mais de uma vez. Recarregue a página e tente de novo.
error-image-missing = Falta a imagem a alterar
    .detail = Uma edição precisa de uma imagem. Envie uma ou, em vez disso, peça uma imagem nova.
error-response-format-not-available = Não nesta forma
    .detail = Links para imagens não vêm em um fluxo, ou não são fornecidos aqui. Peça a própria imagem.
error-image-invalid = Não é uma imagem que possa ser usada
    .detail = O arquivo não é uma imagem PNG, JPEG ou WebP completa, ou é uma imagem animada. Escolha outra.
error-image-too-large = Uma imagem grande demais
    .detail = O arquivo tem mais bytes ou mais pixels do que este servidor aceita. Os limites estão indicados ao lado do campo.
error-mask-without-image = Uma máscara sem imagem
    .detail = Uma máscara indica qual parte da sua imagem é refeita. Escolha também a imagem ou deixe a máscara de fora.
error-strength-without-image = Um afastamento sem imagem
    .detail = Este valor indica quanto a nova imagem pode se afastar da sua. Escolha também sua imagem ou deixe o campo vazio.
error-mask-size = Uma máscara de outro tamanho
    .detail = A máscara precisa ter exatamente a largura e a altura da imagem.
error-mask-invalid = Este modelo não aceita essa máscara
    .detail = Uma máscara é um arquivo PNG que mostra qual parte é refeita, da maneira indicada ao lado do campo.

error-content-refused = Isso não é criado aqui
    .detail = O que você digitou viola uma regra definida pelo administrador deste servidor. Mude-o e envie de novo. Não foi transmitido a mais ninguém, e nada foi gasto.
error-moderation-refused = Recusado antes da criação
    .detail = O serviço que analisa previamente os textos recusou este prompt, por isso nenhuma imagem foi criada. Mude-o e tente de novo; ele não foi contado.
error-moderation-unavailable = Ninguém pôde analisá-lo
    .detail = O serviço que analisa previamente os textos não responde no momento, e sem resposta dele nenhuma imagem é criada aqui. A falha não é sua.

error-challenge-missing = É preciso um código
    .detail = Copie o código da imagem ou do áudio e envie o formulário de novo.
error-challenge-wrong = Esse não era o código
    .detail = Aqui está um novo. O que você digitou continua no formulário.
error-challenge-unknown = Esse código não é conhecido aqui
    .detail = Ele já tinha sido usado, era antigo demais, tinha sido ouvido vezes demais ou tinha sido feito para outra sessão. Aqui está um novo.
error-challenge-work-missing = É preciso um cálculo
    .detail = Antes de cada imagem, este site faz seu navegador realizar um cálculo, o que exige JavaScript. Permita-o neste site, ou use um navegador que o tenha, e envie o formulário de novo: o que você digitou continua nele.
error-challenge-work-wrong = O resultado do cálculo está errado
    .detail = É preciso um novo cálculo. O que você digitou continua no formulário.
error-challenge-work-unknown = Esse cálculo não é conhecido aqui
    .detail = Ele já tinha sido usado, era antigo demais ou tinha sido feito para outra sessão. É preciso um novo cálculo; o que você digitou continua no formulário.
error-challenge-flood = Verificações demais
    .detail = Sua rede pediu muitas verificações em pouco tempo.

error-key-missing = É preciso uma chave
    .detail = Programas enviam sua chave em cada requisição, como Authorization: Bearer. Quem fornece as chaves é o administrador deste servidor.
error-key-mistyped = Não é uma chave inteira
    .detail = O que veio como chave tem um erro ou foi cortado. Copie-a de novo.
error-key-unknown = Uma chave que este servidor não conhece
    .detail = Ela foi revogada ou pertence a outro servidor. Quem fornece as chaves é o administrador deste servidor.
error-key-expired = Uma chave vencida
    .detail = Peça uma nova ao administrador deste servidor.
error-idempotency-key-invalid = Uma chave de requisição que não pode ser lida
    .detail = Idempotency-Key é um texto entre aspas, ou letras e algarismos sem aspas.
error-idempotency-key-reused = Outra requisição com a mesma chave
    .detail = Esta Idempotency-Key já veio com outra coisa. Cada requisição precisa de uma chave própria.
error-request-running = Esta requisição está sendo respondida
    .detail = A requisição com esta Idempotency-Key ainda está em andamento.
error-request-over = Esta requisição terminou
    .detail = A requisição com esta Idempotency-Key foi respondida ou abandonada, e nada é conservado para respondê-la de novo. Para outras imagens, use outra chave.
error-cross-site = Enviado de outro lugar
    .detail = O formulário não foi enviado da própria página deste site, por isso não foi usado. Abra este site e envie o formulário daqui.
error-rate-limited = Por ora, é o bastante
    .detail = Sua rede já teve as imagens que lhe cabem neste período. Nada do que você digitou se perdeu.
error-queue-full = Muita demanda
    .detail = Há muitas pessoas esperando. Nada foi gasto.
error-links-full = Imagens demais à espera
    .detail = Já esperam por trás de links tantas imagens quantas este servidor guarda. Peça a própria imagem, ou volte um pouco mais tarde.

error-hour-spent = As imagens desta hora se esgotaram
    .detail = O que este servidor pode gastar com imagens é dividido entre todos; sua vez chegará por volta das { $opens } UTC, ou antes. Ela está reservada para você, e nada foi gasto.
error-day-spent = As imagens de hoje se esgotaram
    .detail = O que este servidor pode gastar com imagens é dividido entre todos; a próxima poderá ser criada às { $opens } UTC. Nada foi gasto.
error-key-spent = O dinheiro desta chave foi gasto
    .detail = O que pode ser gasto em um dia com esta chave já foi gasto. A próxima imagem poderá ser criada às { $opens } UTC. Nada foi consumido.

error-upstream-refused = Recusado
    .detail = O serviço que cria as imagens recusou este prompt, e nenhum outro é consultado. Mude-o e tente de novo; ele não foi contado.
error-upstream-withheld = A imagem foi retida
    .detail = O serviço que cria as imagens criou uma, fez objeção a ela e não a entregou. O mesmo texto pode dar outro resultado em outra ocasião; se não der, mude-o.
error-upstream-not-accepted = Não aceito
    .detail = O serviço que cria as imagens não aceitou este tamanho ou este prompt.
error-upstream-unreachable = Não é possível conectar-se ao serviço de imagens
    .detail = A falha não é sua. Tente de novo daqui a pouco.
error-upstream-unavailable = Temporariamente indisponível
    .detail = Nenhuma imagem pode ser criada no momento. A falha não é sua.
error-upstream-busy = O serviço de imagens está ocupado
    .detail = Ele tem trabalho demais. A falha não é sua.
error-upstream-failed = O serviço de imagens falhou
    .detail = Ele se interrompeu ou deu uma resposta sem sentido. A falha não é sua.
error-upstream-timeout = O serviço de imagens demorou demais
    .detail = Ele não respondeu a tempo. A falha não é sua.
error-upstream-not-an-image = Não é uma imagem
    .detail = O serviço de imagens devolveu algo que não é uma imagem, por isso não foi repassado.
error-upstream-too-large = Grande demais
    .detail = O serviço de imagens devolveu mais do que este servidor repassa.

error-bad-request = Uma requisição que não pode ser lida
    .detail = Algo nela não segue as regras da web. Recarregue a página e tente de novo.
error-not-found = Nada aqui
    .detail = Não há nenhuma página neste endereço.
error-method-not-allowed = Não desta maneira
    .detail = Este endereço não aceita esse tipo de requisição.
error-request-timeout = Lento demais
    .detail = A requisição demorou demais para chegar.
error-payload-too-large = Demais de uma vez
    .detail = A requisição era maior do que este servidor aceita.
error-uri-too-long = Um endereço longo demais
    .detail = O endereço da requisição era mais longo do que este servidor aceita.
error-unsupported-media-type = Não é um formulário
    .detail = Este endereço aceita um formulário, enviado de modo simples, como um navegador o envia.
error-headers-too-large = Cabeçalhos demais
    .detail = Os cabeçalhos da requisição eram maiores do que este servidor aceita.
error-internal = Algo deu errado aqui
    .detail = A falha é deste servidor, não sua. Nada do que você enviou foi registrado.
error-shutting-down = Reiniciando
    .detail = Este servidor está prestes a reiniciar. Tente de novo em instantes.
error-unavailable = Não disponível
    .detail = Esta parte do servidor não está em funcionamento no momento.

## Privacy: each sentence that promises something is a message of its own

privacy-title = Privacidade
privacy-lead = O que este serviço conserva, onde e por quanto tempo. Os números vêm do programa em execução: são aqueles a que ele obedece.
privacy-machine = Os mesmos fatos, para programas:

privacy-who = Quem é responsável
privacy-who-named = Este serviço é administrado por { $operator }.
privacy-who-unnamed = O administrador deste servidor não informou um nome aqui. O software é o Afterimage; seus autores não administram este servidor e não recebem nada dele.
privacy-who-role = Quem o administra decide o que é feito com seus dados e responde por isso (o controlador, ou responsável pelo tratamento, RGPD, artigo 4º, ponto 7).
privacy-who-contact = Perguntas e pedidos sobre seus dados:

privacy-kept = O que é conservado
kept-what = O quê
kept-where = Onde
kept-how-long = Por quanto tempo
kept-memory = a memória deste servidor
kept-valkey = a memória de um repositório Valkey que os servidores deste serviço compartilham
kept-cookie = um cookie no seu navegador e { $store }
kept-file = um arquivo neste servidor
kept-browser = seu navegador
kept-request = a memória da requisição

kept-prompt = Seu texto
kept-prompt-time = até que a resposta seja enviada a você
privacy-prompt-never = Ele nunca é gravado em um registro nem em um arquivo, e a memória em que estava é sobrescrita quando é liberada.
kept-picture = A imagem
kept-picture-time = enquanto passa
privacy-picture-window = De uma imagem de um serviço de imagens, são mantidos no máximo { $window } por vez.
privacy-picture-none = Este servidor não guarda nenhuma cópia de uma imagem.
privacy-picture-here = Este servidor não guarda nenhuma cópia de uma imagem feita em suas páginas.
kept-challenge = O código que você deve copiar
kept-challenge-time = no máximo { $life }
privacy-challenge-once = Ele desaparece assim que sua resposta é examinada, esteja certa ou errada.
kept-work = O número de um cálculo que seu navegador entregou
kept-work-time = no máximo { $life }
privacy-work-number = Ele é aleatório e não diz nada sobre você. É conservado para que nenhum cálculo conte duas vezes; antes de o cálculo ser entregue, nada dele é conservado.
kept-session = A sessão
kept-session-time = { $idle } sem uso, no máximo { $longest }
privacy-session-random = O cookie contém um número aleatório assinado e nada sobre você. Ele não tem data, por isso seu navegador o descarta ao ser fechado, a menos que esteja configurado para restaurar a última sessão.
privacy-session-asked = Ele só é gravado quando você entra no formulário e uma verificação é pedida, nunca pela leitura de uma página.
privacy-session-pass = Ao lado dela fica anotado, por no máximo { $life }, se sua próxima tentativa não precisa de nova verificação porque a última falhou aqui.
kept-rate = Quantas imagens e verificações sua rede pediu
kept-rate-time = desaparece no máximo { $record } depois do último pedido
privacy-rate-hash = É conservado sob um hash com chave do seu endereço ou, no caso do IPv6, dos primeiros { $v6 } dos 128 bits dele. A chave fica somente na memória e é trocada regularmente; o endereço em si não é conservado.
privacy-rate-hash-shared = É conservado sob um hash com chave do seu endereço ou, no caso do IPv6, dos primeiros { $v6 } dos 128 bits dele. A chave é trocada todos os dias; no repositório, ela é selada com um segredo que só os servidores têm. O endereço em si não é conservado.
privacy-rate-networks = As redes de que seu endereço faz parte são contadas da mesma maneira: os primeiros { $v4 } de 32 bits no IPv4, os primeiros { $home } e os primeiros { $site } de 128 bits no IPv6. Um código e uma sessão também são lembrados com um hash desse tipo, para que ninguém possa tomar o lugar de outras redes.
privacy-onion-address = Quem chega pelo serviço onion não tem endereço aqui: o Tor não transmite nenhum, e o registro de acessos não contém nenhum.
privacy-onion-circuits = Ali, o número do seu circuito Tor é contado da mesma forma. Um circuito novo conta como um novo visitante; todos os circuitos juntos têm direito a tanto quanto { $clients } visitantes.
privacy-rate-window = A contagem abrange no máximo { $window }.
privacy-rate-keys = Um programa com uma chave do administrador é contado sob um hash dessa chave, e não pela sua rede. Até a próxima inicialização, este servidor também guarda, sob o nome da chave, quantas requisições, imagens e recusas houve, e quanto custaram.
kept-share = Que sua rede espera a parte dela do dinheiro para imagens, ou já teve mais do que essa parte
kept-share-time = desaparece no máximo { $record } depois do último pedido
privacy-share-why = Com isso, o que o administrador gasta com imagens é dividido de forma justa: ninguém recebe mais enquanto alguém que espera tiver recebido menos.
privacy-share-hash = É conservado sob o mesmo hash com chave e não diz nada sobre o que foi criado.
kept-spending = O que foi gasto com a chave de um programa, se o administrador definiu um limite para ela
kept-spending-time = desaparece no máximo { $record } depois do último pedido
privacy-spending-sums = Sob um hash da chave, somas de dinheiro, cada uma de dez minutos. Elas contam por um dia e não dizem nada sobre o que foi criado.

kept-idempotency = Que um programa pediu uma imagem
kept-idempotency-time = desaparece no máximo { $life } depois da resposta
privacy-idempotency-hash = Só é conservado se o programa der um nome ao pedido: como hashes com chave do nome e do que foi pedido, para que nenhuma imagem seja feita duas vezes por engano. Não contém palavras.

kept-link = Uma imagem para a qual um programa pediu um link
kept-link-time = no máximo { $life }; desaparece assim que é buscada
privacy-link-key = Ela espera criptografada com uma chave que está no link e em nenhum outro lugar, e é entregue uma única vez.
privacy-link-room = Junto dela fica um hash da chave do programa, para que nenhuma chave ocupe todo o espaço que há para essas imagens.

kept-log = Uma linha do registro de acessos
kept-log-time = { $life }, depois é excluída
privacy-log-fields = Ela contém a data e a hora, o método, o tipo de página, o código de status, quanto tempo levou e o tamanho da resposta.
privacy-log-never = Ela não contém nenhum prompt, nenhuma imagem, nenhum endereço completo, nenhum nome de navegador e nada do que vem depois de um ponto de interrogação.
privacy-log-prefix = Do seu endereço, ela contém os primeiros { $v4 } de 32 bits (IPv4) ou { $v6 } de 128 bits (IPv6).
privacy-log-no-address = Ela não contém nada do seu endereço.
privacy-log-none = Este servidor não grava nenhum registro de acessos.
kept-own = Suas imagens e o tema que você escolheu
kept-own-time = até que você os apague
privacy-own-stays = Elas só são enviadas de volta a este servidor se você escolher uma para criar outra a partir dela. Seu texto só é guardado, com uma imagem e em uma lista, se você pedir.
kept-configuration = a configuração do administrador
kept-key = O que identifica uma chave de programa
kept-key-time = até que o administrador o retire
privacy-key-hash = Seu nome, um hash da chave e seus quatro últimos caracteres. A chave em si não é guardada em lugar nenhum.
kept-use = Quantas vezes uma chave de programa foi usada
kept-use-time = até que o servidor pare
privacy-use-numbers = Quatro números por chave: requisições, imagens, recusas e quanto foi gasto. Nem quando, nem de onde, nem para quê.

privacy-words = Para onde vai seu texto
privacy-words-only = O que é enviado: seu texto e as configurações do formulário. O que não é: seu endereço, sua sessão, o nome do seu navegador.
privacy-words-picture = Uma imagem que você fornece também é enviada, assim como a máscara dela. Antes, são retirados do arquivo o local, a data e a hora, a câmera, os nomes e os comentários; o que se vê nela permanece. Este servidor a esquece junto com seu texto.
privacy-words-refusal = Se um serviço recusar um prompt por causa do conteúdo, ele não é tentado em outro.

transfer-inside = Segundo essas informações, seu texto permanece ali no Espaço Econômico Europeu.
transfer-outside = Segundo essas informações, seu texto sai ali do Espaço Econômico Europeu. O administrador não informou em que isso se baseia (RGPD, capítulo V).
transfer-ground = Seu texto pode sair ali do Espaço Econômico Europeu. Em que isso se baseia (RGPD, capítulo V): { $ground }
transfer-unsaid = O administrador não informou se seu texto sai ali do Espaço Econômico Europeu.

privacy-recipients = Quem mais pode ver
privacy-recipients-hosting = As máquinas em que este servidor funciona: { $hosting }
privacy-recipients-proxy = O que você envia e o que você recebe passa por: { $proxy }
privacy-recipients-unstated = O administrador não informou de quem são as máquinas em que este servidor funciona, nem o que fica diante dele.
privacy-recipients-nobody = Este programa não entrega nada a mais ninguém. Onde a lei obriga um administrador a entregar algo, só existe o que diz a tabela acima.

privacy-not = O que não acontece
privacy-not-account = Não há contas, e ninguém pede seu nome nem seu endereço de e-mail.
privacy-not-account-keys = Os visitantes não têm contas, e ninguém pede o nome nem o endereço de e-mail deles. Os programas têm chaves, que o administrador distribui.
privacy-not-third = Nenhuma página carrega nada de nenhum outro lugar além deste servidor: nenhuma ferramenta de análise, nenhuma publicidade, nenhuma fonte, nenhum conteúdo incorporado.
privacy-not-profile = Ninguém é seguido de uma visita à outra além das contagens acima, e nenhum programa decide sobre você além do que é citado abaixo.
privacy-not-counted = O servidor conta o que faz, como imagens e recusas, em somas de todos juntos. Nenhuma soma é de um só visitante, endereço ou sessão; só o que programas com chave pedem é somado por chave.
privacy-not-sold-moderated = Nenhum dado é vendido. Este programa entrega seu texto aos serviços citados acima, e a mais ninguém.
privacy-not-sold = Nenhum dado é vendido, e este programa não entrega nenhum a ninguém além do serviço que cria a imagem, se houver um.

privacy-basis = Para que é usado e por que isso é permitido
purpose-what = Finalidade
purpose-ground = Base legal
purpose-contract = o que você pediu (artigo 6º, nº 1, alínea b), do RGPD, o Regulamento Geral sobre a Proteção de Dados da União Europeia)
purpose-interest = um interesse legítimo (artigo 6º, nº 1, alínea f), do RGPD)
purpose-picture = Criar a imagem
privacy-purpose-picture = Para isso são usados seu texto, as configurações do formulário e, se você fornecer uma, sua imagem.
purpose-check = Distinguir pessoas de programas
privacy-purpose-check = Para isso são usados o código ou o cálculo, a sessão e um hash da sua rede. O interesse: que programas não esgotem o que é destinado a pessoas.
purpose-limits = Dividir o que há
privacy-purpose-limits = Para isso são usadas as contagens da sua rede. O interesse: que o serviço continue justo e possa ser pago.
purpose-log = Encontrar falhas e ataques
privacy-purpose-log = Para isso é usado o registro de acessos. O interesse: que o serviço continue funcionando e permaneça seguro.
purpose-moderation = Impedir que imagens ilícitas sejam criadas
privacy-purpose-moderation = Para isso, o serviço citado acima usa seu texto e, se você fornecer uma, sua imagem. O interesse: que nenhuma imagem ilícita seja criada aqui.
privacy-basis-only = O que é conservado não é usado para mais nada.
privacy-basis-object = Você pode se opor ao que se baseia em um interesse legítimo escrevendo ao administrador (RGPD, artigo 21).
privacy-basis-need = Ninguém é obrigado a fornecer dados; sem texto, simplesmente não há nada a criar.

privacy-rights = Seus direitos
privacy-rights-list = Onde o RGPD se aplica, você pode pedir o acesso aos dados conservados sobre você, a retificação, o apagamento, a limitação do tratamento ou a entrega (portabilidade) desses dados, e se opor ao uso deles (artigos 15 a 21).
privacy-rights-answer = Escreva ao administrador. Você tem direito a uma resposta dentro de um mês, e ela é gratuita (artigo 12).
privacy-rights-eleven = Este servidor não consegue saber quem você é, e não precisa descobrir para responder a você (artigo 11). Não existe nenhum registro em que um administrador possa procurar você pelo nome.
privacy-rights-eleven-keys = Este servidor não consegue saber quem é um visitante, e não precisa descobrir para responder a você (artigo 11). Só se pode procurar o que é contado para a chave de um programa, pelo nome que o administrador deu à chave.
privacy-rights-self = O que é conservado sobre sua conexão desaparece por si só depois dos prazos acima. Você pode consultá-lo a qualquer momento, levar uma cópia e apagar o que pode ser apagado, sem dizer quem é.
privacy-rights-look = Consultar e apagar o que é conservado sobre sua conexão
privacy-rights-pictures = Suas imagens estão no seu navegador. Exclua-as na galeria ou nas configurações do próprio navegador para este site.
privacy-rights-complain = Você pode apresentar reclamação a uma autoridade de proteção de dados, por exemplo onde mora (artigo 77).

privacy-decisions = Decisões de um programa
privacy-decisions-what = Um programa decide se uma verificação foi concluída com sucesso, se um limite foi atingido e se um prompt viola as regras daqui. Ele julga um pedido e não uma pessoa, e não tem efeito jurídico para você (RGPD, artigo 22).

privacy-reach = O que nenhum software pode prometer
privacy-reach-operator = Um administrador pode alterar o programa neste servidor. Você confia que isso não foi feito.
privacy-reach-upstream = Um serviço que cria as imagens pode conservar o que lhe é enviado. O que ele diz a respeito está escrito acima; este servidor não tem como verificar.
privacy-reach-moderation = O mesmo vale para o serviço que analisa previamente seu texto.
privacy-reach-network = Quem observa a rede pode ver que você usa este site, quando e quanto é enviado; mas não o quê, se o endereço do site começar com https. O Tor ou uma VPN também esconde seu endereço deste servidor.
privacy-reach-host = A empresa que hospeda este servidor, ou um proxy diante dele, pode ver o que passa por suas mãos.
privacy-reach-swap = Uma máquina com pouca memória pode mover partes dela para o disco (swap). O administrador dela pode desativar isso; este programa, não.
privacy-reach-store = Se o repositório que os servidores compartilham também grava em um disco é algo configurado nele; este programa não consegue ver isso.
privacy-reach-computer = Quem usar seu navegador depois de você pode ver as imagens que ele guarda.

privacy-children = Crianças e adolescentes
privacy-children-not = Este serviço não é feito para menores de 16 anos. Ele não pergunta a idade de ninguém, pois teria de perguntar quem você é.

privacy-changes = Alterações
privacy-changes-since = Em vigor nesta forma desde { $date }.
privacy-changes-written = Esta página é escrita pelo programa a partir das próprias configurações dele, por isso muda quando elas mudam. O que ela diz agora é o que vale agora.
privacy-changes-mark = As configurações a partir das quais ela é escrita têm a marca { $mark }. Quando uma delas muda, a marca também muda, e o feed recebe uma nova entrada.
privacy-changes-feed = Para ficar sabendo das alterações, siga o feed:
change-first = A primeira versão desta página.
feed-title = { $name }: alterações na página de privacidade
feed-change = Alterado em { $date }
feed-settings = Configurações { $mark }
feed-makers = As configurações a partir das quais a página de privacidade é escrita não são mais as de antes, ou você está vendo este feed pela primeira vez. As imagens são criadas por: { $makers }.
feed-moderation = Os prompts são analisados previamente por: { $service }.
feed-more = Tudo isso está na página de privacidade.

## Your data

your-title = Seus dados
your-lead = O que este servidor conserva agora sobre sua conexão e o que este navegador guarda. Ninguém pergunta quem você é.
your-known = Como sua conexão é reconhecida
your-known-address = Por um hash com chave do seu endereço. O endereço em si não é conservado, e esta página não o mostra.
your-known-prefix = Por um hash com chave dos primeiros { $bits } dos 128 bits do seu endereço IPv6. O endereço em si não é conservado, e esta página não o mostra.
your-known-circuit = Por um hash com chave do número do seu circuito Tor. Nenhum endereço seu chegou a este servidor. Com um circuito novo, nada aqui é mais reconhecido como seu.
your-known-shared = Quem compartilha seu endereço com você, em casa ou por trás de um provedor, compartilha estas contagens. Este servidor não consegue distinguir você dessas pessoas.
your-known-look = Olhar não muda nada: nenhum cookie é gravado, nada é contado e nenhuma sessão é prolongada.
your-counts = O que foi contado
your-counts-where = Fica neste lugar: { $store }. Só quanto, e não o quê.
your-count-pictures = Imagens
your-count-worked = Imagens a mais, em troca de um cálculo mais longo
your-count-checks = Verificações pedidas
your-count-sounds = Áudios de verificação
your-count-none = { $what }: nada contado agora.
your-window = Período
your-window-minute = um minuto
your-window-hour = uma hora
your-window-day = um dia
your-allowed = Permitido
your-used = Usado
your-left = Restante
your-ends = Fim
your-number = { $count }
your-ends-none = nada contado
your-ends-in = em { $time }
your-counts-networks = As redes em torno do seu endereço também são contadas, a mais ampla pelos seus primeiros { $bits } bits. Outras pessoas também as usam, por isso as contagens delas não são mostradas aqui; o que resta para você as leva em conta.
your-counts-circuits = Todos os circuitos juntos também são contados. Outras pessoas também os usam, por isso as contagens delas não são mostradas aqui; o que resta para você já as leva em conta.
your-counts-ends = Nenhuma contagem tem mais de { $window }. A que terminou é apagada da memória dentro de { $sweep }.
your-share = Sua parte do dinheiro
your-share-none = Nada é lembrado a respeito.
your-share-waits = Sua conexão espera a vez dela.
your-share-ahead = Até agora, sua conexão teve mais do que a parte dela.
your-share-ends = Isso é esquecido o mais tardar em { $time }, se você não pedir mais nada. Fica neste lugar: { $store }.
your-session = A sessão
your-session-none = Não há nenhuma.
your-session-there = Há uma. Ela termina em { $time } se você não fizer mais nada nela, e no máximo { $longest } depois de começar. Fica neste lugar: { $store }.
your-session-no-checks = Nenhuma verificação está aberta nela.
your-session-checks = { $count ->
    [one] Uma verificação está aberta nela e termina em { $time }.
   *[other] { $count } verificações estão abertas nela. A última termina em { $time }.
}
your-session-pass = Sua próxima tentativa não precisa de nova verificação por mais { $time }.
your-under-way = Em andamento
your-under-way-none = Nenhum pedido da sua conexão está esperando nem sendo atendido por este servidor.
your-under-way-count = { $count ->
    [one] Um pedido da sua conexão está esperando ou sendo atendido por este servidor.
   *[other] { $count } pedidos da sua conexão estão esperando ou sendo atendidos por este servidor.
}
your-unfound = O que ninguém consegue procurar
your-unfound-log = Linhas do registro de acessos. Elas não contêm nenhum nome que leve a você, por isso as suas não podem ser distinguidas das de outras pessoas. Cada uma é excluída depois de { $life }.
your-unfound-no-log = Não há registro de acessos.
your-unfound-work = O número aleatório de um cálculo que foi entregue. Ele não está ligado a nenhuma sessão e desaparece dentro de { $life }.
your-unfound-words = Seu texto e suas imagens: quando você tem a resposta, este servidor não tem mais nem um nem as outras.
your-browser = Neste navegador
your-browser-cookie = Um cookie chamado { $name }, enquanto há uma sessão. Scripts não conseguem lê-lo, por isso ele não está na lista abaixo.
your-browser-noscript = O que mais este navegador guarda para este site só pode ser listado por um script. As configurações do seu navegador para este site também mostram isso.
your-copy = Levar uma cópia
your-copy-what = As mesmas informações em um arquivo. Ele trata da sua conexão; o que seu navegador guarda não está nele.
your-copy-file = Salvar o que este servidor tem
your-erase = Apagar
your-erase-connection-what = Esquecer esta conexão: a sessão e suas verificações abertas desaparecem na hora, e seu navegador descarta o cookie. Suas imagens continuam no seu navegador.
your-erase-connection = Esquecer esta conexão
your-erase-everything-what = Apagar tudo: o que foi dito acima e tudo o que este navegador guarda para este site, também suas imagens. Uma confirmação será pedida.
your-erase-everything = Apagar tudo aqui…

erase-ask-title = Apagar tudo?
erase-ask-lead = Suas imagens neste navegador também são apagadas.
erase-ask-what = O que desaparece: a sessão, o cookie e tudo o que este navegador guarda para este site: imagens, texto, configurações.
erase-ask-final = As imagens não existem em nenhum outro lugar, a não ser que você as tenha exportado ou baixado. Isso não pode ser desfeito.
erase-ask-export = Salvar suas imagens antes
erase-ask-keep = Manter tudo
erase-ask-yes = Sim, apagar tudo
erase-connection-title = Esquecido
erase-connection-lead = Este servidor não conhece mais nenhuma sessão sua.
erase-everything-title = Apagado
erase-everything-lead = Este servidor não conhece mais nenhuma sessão sua, e seu navegador foi instruído a apagar o que guarda para este site.
erase-gone = O que desapareceu
erase-gone-session = A sessão, com as verificações abertas e tudo para que ela ainda servia.
erase-gone-cookie = O cookie: seu navegador foi instruído a descartá-lo.
erase-gone-browser = O que este navegador guardava para este site: seu navegador foi instruído a apagar.
erase-gone-noscript = Sem um script, não dá para ver se ele fez isso. Os navegadores só o fazem quando o endereço começa com https; nos outros casos, use as configurações do seu navegador para este site.
erase-stays = O que fica
erase-stays-count = Quanto sua conexão usou, como um simples número, até o tempo dele acabar: no máximo { $window }.
erase-stays-why = Se pudesse ser apagado, qualquer pessoa poderia ter quanto quisesse apagando-o repetidas vezes.
erase-stays-hash = Ele fica sob um hash com chave do seu endereço. A chave muda regularmente; assim, depois de no máximo { $record }, nada aqui poderia ser relacionado a você.
erase-stays-under-way = Uma imagem que está sendo criada para você agora continua até que você a cancele ou saia da página dela.
erase-stays-browser = O que seu próprio navegador guarda: suas imagens e configurações.
erase-stays-log = Linhas do registro de acessos, que ninguém consegue encontrar por visitante. Cada uma é excluída depois de { $life }.
erase-look = Ver o que restou

script-browser-looking = Verificando…
script-browser-nothing = Este navegador não guarda nada para este site.
script-browser-blocked = Este navegador não permite que a página verifique.
script-browser-pictures = Imagens
script-browser-words = Texto que você digitou
script-browser-settings = Configurações
script-browser-theme = O tema
script-browser-other = Outras entradas
script-browser-visit = Entradas desta aba
script-browser-database = Banco de dados { $name }, { $part }
script-browser-cache = Cache { $name }
script-browser-worker = Service worker
script-browser-whole = No total, segundo o navegador
script-browser-entries = { $count } · { $size }
script-browser-number = { $count }
script-browser-erased = Verificado de novo: este navegador não guarda nada para este site.
script-browser-left = Isto não pôde ser apagado aqui. Use as configurações do seu navegador para este site:
script-allowance-hour = Imagens restantes nesta hora: { $left } de { $most }.
script-allowance-day = Imagens restantes hoje: { $left } de { $most }.

## Cookies

cookies-title = Cookies
cookies-lead = Um único cookie, e só quando é necessário. Sem banner, porque não há nada a aceitar.
cookies-one = O cookie
cookies-none = Este servidor não pede nenhuma verificação, portanto não grava nenhum cookie.
cookies-name = Ele se chama { $name }.
cookies-onion = No serviço onion, ele se chama { $name }.
cookies-purpose = Ele liga a verificação que é dada a você à sua resposta, e lembra que uma tentativa que falhou aqui não precisa de nova verificação. Ele também permite ver e apagar o que é conservado sob ele. Não faz mais nada.
cookies-when = Ele é gravado quando uma verificação é pedida: quando você entra no formulário ou quando envia o formulário sem resposta. Ler uma página não grava nenhum.
cookies-value = O valor dele é um número aleatório assinado. Só este site o recebe, scripts não conseguem lê-lo, e ele não é enviado quando você chega de outro site.
cookies-life = Ele não tem data: termina quando você fecha o navegador, a menos que o navegador esteja configurado para restaurar a última sessão. O que ele representa fica neste lugar: { $store }. Isso termina depois de { $idle } sem uso e, o mais tardar, depois de { $longest }.
cookies-storage = O armazenamento do seu navegador
cookies-storage-pictures = As imagens que você cria com os scripts ativados ficam guardadas no armazenamento deste navegador para este site, para que você as encontre na galeria: uma cópia menor no localStorage (nomes que começam com { $prefix }) e o próprio arquivo no IndexedDB (um banco de dados chamado { $database }). Você pode remover cada uma, ou todas.
cookies-storage-books = Ao lado delas ficam algumas notas curtas (nomes que começam com { $prefix }): quantas imagens há, quanto espaço há, que qualidade de cópias você escolheu e se o navegador concordou em mantê-las.
cookies-storage-words = Seu texto só é guardado, com uma imagem e em uma lista, se você marcar a caixa para isso.
cookies-storage-left = Se você sair enquanto há imagens em andamento, esta aba anota quantas são, para que a página possa dizer isso quando você voltar. A anotação não contém mais nada e desaparece com a aba.
cookies-storage-edit = Se você continuar com uma imagem da galeria, esta aba anota qual, até que o formulário a tenha recebido.
cookies-storage-theme = O tema só é guardado (em { $key }) se você escolher um diferente do tema do seu sistema.
cookies-storage-offline = Enquanto houver imagens aqui, o navegador guarda a página da galeria e os arquivos do site (um cache cujo nome começa com { $prefix }, e um service worker), para que a galeria abra sem conexão. Eles não contêm nem seu texto nem suas imagens.
cookies-storage-sent = Nada disso é enviado ao servidor, exceto uma imagem que você escolha para criar outra a partir dela.
cookies-consent = Por que ninguém pede seu consentimento
cookies-consent-why = O cookie e o armazenamento servem somente ao que você pede, por isso a legislação sobre privacidade nas comunicações eletrônicas não exige consentimento (Diretiva 2002/58/CE, artigo 5º, nº 3).
cookies-refuse = Se você os bloquear
cookies-refuse-cookie = Sem o cookie, nenhuma verificação pode ser concluída, portanto nenhuma imagem pode ser criada enquanto a verificação estiver ativada.
cookies-refuse-how = Sem o armazenamento, tudo funciona, menos a galeria; nesse caso, baixe suas imagens.

## Terms

terms-title = Termos
terms-lead = Regras curtas para um serviço pequeno. Ao enviar o formulário, você as aceita.
terms-service = O serviço
terms-service-what = Você envia um texto, e uma imagem é criada a partir dele. Não custa nada a você, e você não precisa de conta.
terms-service-age = Ele não é feito para menores de 16 anos.
terms-service-may = O administrador pode limitar, alterar ou encerrar o serviço a qualquer momento.
terms-not = O que você não deve criar
terms-not-children = Imagens sexuais de crianças ou adolescentes, ou de pessoas que pareçam sê-lo.
terms-not-intimate = Imagens sexuais ou degradantes de pessoas reais.
terms-not-deceive = Imagens destinadas a enganar: provas falsificadas, documentos falsificados, cenas falsas com pessoas reais.
terms-not-hate = Imagens que incitem à violência ou ao ódio, ou que ajudem a cometer um crime.
terms-not-law = Qualquer outra coisa proibida pela lei do lugar onde você está ou do lugar onde está este servidor.
terms-not-refuse = Prompts assim podem ser recusados, por este servidor ou pelo serviço que cria as imagens.
terms-fair = Uso justo
terms-fair-limits = Os limites indicados na página inicial valem para todos. Não os contorne, não envie o formulário de forma automatizada e não revenda o serviço.
terms-fair-key = Quem tem uma chave do administrador pode pedir por programa, dentro da cota dessa chave.
terms-fair-key-back = O administrador pode retirar uma chave a qualquer momento.
terms-pictures = As imagens
terms-pictures-yours = O administrador não reivindica nenhum direito sobre o que você cria. Se você ou outra pessoa tem algum, depende da lei do lugar onde você mora.
terms-pictures-provider = Quando um serviço cria as imagens, os termos dele também se aplicam. Há um link para eles ao lado do formulário quando o administrador os informou.
terms-pictures-mark = Cada imagem traz uma marca que programas podem ler e que diz como ela foi criada (Regulamento de Inteligência Artificial da UE, artigo 50). Deixe-a no lugar.
terms-pictures-tell = Onde alguém possa tomar uma imagem por real, diga que não é.
terms-pictures-lost = Este servidor não guarda nenhuma cópia. Uma imagem que você perder não pode ser entregue a você outra vez.
terms-warranty = Sem garantia
terms-warranty-as-is = O serviço é oferecido como está. Uma imagem pode estar errada, não corresponder ao seu texto ou ser parecida com imagens de outras pessoas. Os direitos que a lei dá a você e aos quais não se pode renunciar continuam seus.
terms-warranty-law = Onde a lei não permite limitar a responsabilidade, como em caso de dolo ou de danos à vida e à saúde, o administrador responde conforme a lei.
terms-changes = Alterações
terms-changes-since = Em vigor nesta forma desde { $date }.
terms-changes-now = Aplicam-se os termos que estão nesta página no momento em que você envia o formulário.

## About

about-title = Sobre
about-lead = Uma imagem a partir de um texto, para quem não quer ser conhecido.
about-name = Uma pós-imagem, “afterimage” em inglês, é o que fica no olho quando a imagem já se foi. Essa é a ideia: a imagem fica com você, e este servidor não guarda nenhuma cópia.
about-how = Como funciona
about-how-words = Você escreve o que gostaria de ver. Onde este servidor pede, você copia um código curto, para que máquinas não esgotem o que é destinado a pessoas.
about-how-made = O servidor entrega seu texto ao que cria a imagem, repassa a imagem a você e esquece os dois.
about-how-kept = Com os scripts ativados, seu navegador guarda as imagens para você na galeria. Com os scripts desativados, você as salva por conta própria.
about-made = Como as imagens são criadas
about-access = Para todos
about-access-how = As páginas são feitas para teclados, leitores de tela, letras grandes e telefones pequenos.
about-access-scripts = É possível criar imagens sem scripts.
about-access-code = A verificação, onde há uma, é uma imagem de letras e números, ou o mesmo código em áudio: os números pelo nome e palavras em inglês que começam com as letras. Se você não puder usar nenhum dos dois, escreva ao administrador.
about-access-work = Aqui a verificação é um cálculo que seu navegador faz sozinho. Para isso são necessários scripts.
about-build = O que roda aqui
about-build-commit = Este servidor diz que executa a versão { $version }, compilada a partir do commit { $commit }.
about-build-changed = Este servidor diz que executa a versão { $version }, compilada a partir do commit { $commit } com alterações que não estão em nenhum commit. Por isso ninguém consegue compilar a mesma.
about-build-unknown = Este servidor diz que executa a versão { $version }. Quem a compilou não disse a partir de qual commit, então não há com o que compará-la.
about-build-source = O código-fonte do que roda aqui
about-build-nowhere = O administrador não informou onde o código-fonte pode ser lido.
about-build-crates = Compilado como diz seu código-fonte, o programa traz em si uma lista de todas as bibliotecas de que é feito. A mesma lista, com as licenças e os hashes delas, fica ao lado dele em sua imagem de contêiner.
about-build-same = O mesmo código-fonte dá o mesmo programa, byte a byte, onde quer que seja compilado com as mesmas ferramentas. Quem tem o programa vindo do administrador deste servidor pode compilá-lo de novo e comparar:
about-walls = Os muros em volta dele
about-walls-says = Muros são o que o kernel do sistema deste servidor proíbe ao programa, queira o programa o que quiser. Este servidor diz que estes estão de pé agora:
about-walls-memory = Outros programas do usuário de sistema dele não podem ler sua memória, e uma falha que o derrube não deixa nenhuma cópia dela em disco.
about-walls-files = Ele não pode gravar nenhum arquivo além do seu registro de acessos, se mantiver um, nem iniciar nenhum outro programa (Landlock, com tudo o que se pede dele).
about-walls-part = Um kernel mais antigo o mantém em parte longe de arquivos e programas (Landlock, até onde este kernel o conhece).
about-walls-open = Este kernel não consegue mantê-lo longe de arquivos e programas (sem Landlock).
about-walls-calls = { $count ->
    [one] O kernel recusa { $count } chamada de que um servidor assim nunca precisa (seccomp).
   *[other] O kernel recusa { $count } chamadas de que um servidor assim nunca precisa (seccomp).
 }
about-walls-callable = Este kernel não consegue recusar a ele nenhuma chamada (sem seccomp).
about-walls-off = O administrador dispensou os muros em torno de arquivos, programas e chamadas ao kernel.
about-measure = O que está provado e o que não está
about-measure-why = Para seu Private Cloud Compute, a Apple escreveu quais requisitos um serviço precisa atender para que ninguém tenha de confiar em quem o administra. Medido por eles, este serviço atende uma parte e não consegue atender o resto sem hardware com atestação, que prova a distância a um visitante o que ele executa.
about-measure-read = Os requisitos, nas palavras da Apple (em inglês)
about-stateless = Processamento sem estado dos dados pessoais dos usuários
about-stateless-how = Requisito atendido por este programa. Seu texto e sua imagem são usados para responder a você e para nada mais. O programa não os grava em nenhum disco nem em nenhum registro e, alguns segundos depois que você sai, não estão em nenhuma memória do programa. Onde outra pessoa ou empresa cria as imagens, isso vale tanto quanto a palavra dela.
about-enforceable = Garantias que se podem fazer cumprir
about-enforceable-how = Requisito atendido em parte. Onde os muros acima estão de pé, o kernel obriga o programa a cumprir sua palavra sobre os arquivos. Nada de técnico obriga o administrador a executar este programa sem alterações, nem um provedor a cumprir o que diz.
about-privileged = Nenhum acesso privilegiado durante a execução
about-privileged-how = Requisito não atendido. O programa em si não tem nenhuma entrada para seu administrador: nem administração, nem shell remoto, nem depuração. Mas quem controla a máquina consegue ler a memória dela mesmo assim. Só um hardware que criptografasse a própria memória até mesmo contra essa pessoa mudaria isso.
about-target = Impossibilidade de visar alguém em particular
about-target-how = Requisito atendido em parte. Os visitantes não têm contas, as páginas são iguais para todos, e nada do que se diz a um provedor distingue um visitante de outro. Mas seu endereço chega a este servidor, e quem tomasse o controle dele poderia usá-lo para visar você. A Apple põe no meio um retransmissor de terceiros; você pode fazer o mesmo com o Navegador Tor.
about-transparency = Transparência verificável
about-transparency-how = Requisito atendido em parte. O código-fonte pode ser lido onde está publicado, cada promessa destas páginas é coberta por testes, e o mesmo programa pode ser compilado de novo. Que este servidor executa esse programa não dá para ver a distância: um programa alterado poderia mostrar a você exatamente esta página. A prova disso exige hardware com atestação e um registro público de todas as versões publicadas.
about-more = Para saber mais

## Contact

contact-title = Contato
contact-lead = A quem escrever.
contact-none = O administrador deste servidor não informou um endereço.
contact-operator = Este serviço é administrado por { $operator }.
contact-report = Para denunciar uma imagem ou um uso deste serviço que viole a lei, escreva ao administrador e diga o que é e onde você viu. Este servidor não tem cópia de imagens nem de textos, por isso não consegue descobrir quem criou uma delas.
contact-data = Sobre seus direitos quanto aos seus dados, leia primeiro a página de privacidade: ela diz o que há.
contact-lost = Imagens perdidas não podem ser recuperadas daqui. Elas nunca estiveram em outro lugar além do seu navegador.
contact-access = Se algo nestas páginas impedir você de usá-las, diga; é uma falha.
contact-security = Para uma falha de segurança, use o endereço indicado em security.txt:

# A picture of the visitor's own

edit-this = Editar esta imagem
edit-ways = Com o script desta página, você também pode soltar uma imagem no formulário ou colá-la. O local, a data e a hora, a câmera e os comentários dela ficam neste navegador.
edit-picture = Sua imagem
edit-canvas = Máscara sobre sua imagem
edit-what = Pinte o que deve ser refeito; a parte pintada aparece hachurada. Se nada estiver pintado, a imagem inteira pode mudar.
edit-brush = Pincel
edit-eraser = Borracha
edit-move = Mover
edit-size = Tamanho do pincel
edit-soft = Borda suave
edit-zoom = Zoom
edit-undo = Desfazer
edit-redo = Refazer
edit-invert = Inverter
edit-clear = Limpar
edit-keyboard = Com o teclado
edit-keys = Vá até a imagem com a tecla Tab. As setas movem o anel; com Shift, em passos pequenos. A barra de espaço pinta; mantenha-a pressionada e mova o anel para desenhar. Os colchetes mudam o tamanho. B pega o pincel, E a borracha. Ctrl e Z desfaz, Ctrl e Y refaz.
edit-extend = Estender a imagem
edit-extend-note = Pixels a acrescentar em cada lado. O que é acrescentado é criado do zero.
edit-top = Em cima
edit-right = Direita
edit-bottom = Embaixo
edit-left = Esquerda
edit-less = menos
edit-more = mais
edit-fit = Estender até o formato escolhido
edit-remove = Remover a imagem
script-edit-at = { $across }% a partir da esquerda, { $down }% a partir do alto, não pintado.
script-edit-at-painted = { $across }% a partir da esquerda, { $down }% a partir do alto, pintado.
script-edit-gif = Isto é um GIF. Salve-o antes como PNG, JPEG ou WebP.
script-edit-gone = A imagem com que você ia continuar não está mais guardada neste navegador.
script-edit-heavy = A imagem é pesada demais para este servidor, seja como for gravada. Escolha uma menor.
script-edit-heic = Isto é uma imagem HEIC ou AVIF. Salve-a antes como JPEG; os telefones oferecem isso quando se compartilha uma imagem.
script-edit-large = A imagem é grande demais para este servidor, e este navegador não permite que a página a reduza. Escolha uma menor.
script-edit-model = Agora o modelo é { $model }: o anterior não aceita imagens.
script-edit-moving = Esta imagem é animada. Escolha uma que não seja.
script-edit-other = Isto não é uma imagem PNG, JPEG ou WebP, ou está danificada.
script-edit-painted = A parte pintada, { $percent }% da imagem, será refeita.
script-edit-reading = Preparando a imagem…
script-edit-ready = Ela é enviada com { $width } × { $height } pixels, sem o local, a data e a hora, a câmera nem os comentários.
script-edit-removed = A imagem foi removida.
script-edit-several = Só uma imagem por vez: a primeira foi aceita.
script-edit-shape = O tamanho escolhido tem outro formato: a imagem pode ser cortada ou esticada.
script-edit-size = O tamanho agora é { $size }, o mais próximo do formato da sua imagem.
script-edit-smaller = Ela é enviada com { $width } × { $height } pixels, sem o local, a data e a hora, a câmera nem os comentários. O modelo não aproveita mais do que isso.
script-edit-svg = Isto é um desenho SVG. Salve-o antes como PNG.
script-edit-turned = Este navegador não permite que a página endireite a imagem. Se ela estiver de lado, gire-a antes.
script-edit-unpainted = Nada está pintado.
script-edit-untrue = Este navegador protege você alterando o que uma página desenha. Sua imagem é enviada como você a escolheu, sem o que o arquivo dela diz, e não pode ser estendida. A máscara é exata.
script-strength-little = Muda pouco.
script-strength-much = Muda muito.
script-strength-some = Muda uma parte.
script-strength-unsaid = O serviço decide até onde.
script-strength-whole = Muda quase tudo.

## /api

api-title = Para programas
api-lead = Um programa pede imagens aqui como pediria à interface de imagens da OpenAI: com este endereço e uma chave do administrador.
api-begin = Como começar
api-begin-address = O endereço base é { $address }.
api-begin-key = Cada requisição leva sua chave no cabeçalho Authorization. Quem não tem chave pede uma ao administrador.
api-begin-document = A descrição completa para programas:
api-begin-english = O que se segue está em inglês, tal como consta lá.
api-takes = Recebe
api-answers = Responde
api-name = Nome
api-kind = Valor
api-when = Código de status e motivo
api-media = Formato
api-needed = (obrigatório)
