# Every sentence Afterimage says in Japanese, in the polite style (です・ます).
# A number is always an argument: what is promised is read from the running program, never written here.

## The frame of every page

skip = 本文へ移動
description = 言葉から画像を作ります。アカウントは不要です。入力した文章は、結果を受け取った時点で消去されます。
nav-main = ページ
nav-policies = 規約とポリシー
nav-languages = 言語
nav-languages-beside = 別の言語のページでは、フォームは空の状態です。新しいタブで開くので、このページの入力内容はそのまま残ります。
nav-front = 画像を作る
nav-gallery = ギャラリー
nav-about = このサービスについて
nav-privacy = プライバシー
nav-cookies = Cookie
nav-terms = 利用規約
nav-contact = お問い合わせ
nav-your-data = ご自身のデータ
footer-operator = 運営者：{ $operator }
footer-nobody = このサーバーの運営者は名前を公開していません。
theme-to-dark = ダークテーマに切り替える
theme-to-light = ライトテーマに切り替える

## The form

front-heading = どんな画像を作りますか？
front-promise = アカウントは不要です。入力した文章は、結果をお届けするとすぐにこのサーバーから消去されます。
prompt-again = 作りたい画像
prompt-example = 冬の夜明けの静かな港、水彩画
history = 以前の入力
link = この内容へのリンクをコピー
note-close = このお知らせを閉じる
careful-dismiss = 承知しています
model = モデル
model-change = このモデルで使える項目を表示
size = 縦横比とサイズ
size-swap = 縦と横を入れ替える
count = 枚数
cost = 画像はどれも、一分あたり{ $most }枚のうちの一枚として数えます。
style = スタイル
style-none = 文章のまま
style-adds = 追加される言葉：
style-comic = コミック
style-ink = 墨絵・ペン画
style-oil = 油彩
style-pencil = 鉛筆画
style-photo = 写真
style-pixel = ドット絵
style-watercolour = 水彩
style-woodcut = 木版画
quality = 品質
background = 背景
format = ファイル形式
choice-usual = 標準設定
choice-auto = 自動
choice-high = 高
choice-low = 低
choice-medium = 中
choice-opaque = 不透明
choice-standard = 標準
choice-transparent = 透明
more = その他の設定
negative_prompt = ネガティブプロンプト（描かせたくないもの）
seed = シード値
seed-hint = 整数です。同じ文章と同じシード値なら、同じ乱数から始まります。空欄ならランダムです。
seed-lock = このシード値を固定する
seed-last = 前回の画像のシード値
seed-throw = シード値を振り直す
steps = ステップ数
guidance = プロンプトへの忠実度（ガイダンス）
image = 手持ちの画像
image-hint = PNG、JPEG、WebPのいずれかで、{ $bytes }まで、{ $width } × { $height }ピクセルまでです。画像は、文章とともに画像生成サービスへ送られます。位置、日時、カメラ、コメントの情報は、その前にファイルから取り除かれます。このサーバーは、文章と同時に画像も消去します。
image-later = JavaScriptを使わない場合、ファイルは次のページのコードの横で選んでください。このページからは引き継げません。
image-again = ページはファイルを保持できません。もう一度選んでください。
mask = マスク
mask-hint = 元の画像と幅も高さもまったく同じPNGファイルです。
mask-transparent = マスクの透明な部分が描き直されます。
mask-white = マスクの白い部分が描き直されます。マスクに透明な部分があってはいけません。
strength = 元の画像からの変化の大きさ
range-hint = { $least }から{ $most }まで。
keep-words = 入力した文章をこのブラウザーに残す（画像とともに、また一覧に）
make = 画像を作る
make-file = ファイルとして作る
stand_in = このサービスで失敗した場合は、別のサービスで画像を作ってもよい
stand_in-terms = { $model }の代わり：{ $other }。事業者：{ $name }。場所：{ $region }。保存：{ $retention }。学習への利用：{ $training }。
stand_in-painter = { $model }の代わり：{ $other }。このサーバー上の小さなプログラムで、AIモデルではありません。そのために入力した文章が他者へ送られることはありません。
limits-rate = 一つのネットワークから作れる画像は、一分に{ $minute }枚、一時間に{ $hour }枚、一日に{ $day }枚までです。
limits-prompt = プロンプトは{ $most }文字までです。
limits-solve = 一度の確認で、一度に{ $count }枚まで作れます。
funds-left = この一時間に全員で使える画像は、残り約{ $percent }%です。
funds-hour-spent = この一時間分の画像は使い切られました。次は{ $opens }（UTC）から作れます。
funds-day-spent = 今日の分の画像は使い切られました。次は{ $opens }（UTC）から作れます。

## How it is made, and where the words go

card-heading = 画像の作られ方
label-model = AI生成：これらの画像はAIモデルが作ります
label-painter = プログラムによる描画（AIモデルではありません）
card-painter = このサーバー上の小さなプログラムが文章を読み取って描きます。文章が他者へ送られることはありません。
card-painter-moderated = このサーバー上の小さなプログラムが文章を読み取って描きます。
card-moderation = 事前の審査：別のサービスが文章を確認します
card-moderation-sent = 画像を作る前に、入力した文章と、添付した画像がこのサービスへ送られ、拒否されることがあります。IPアドレスとこのセッションの情報は送られません。
card-sent = 入力した文章は、画像を作るサービスへ送られます。IPアドレスとこのセッションの情報は送られません。
card-who = 事業者
card-region = 場所
card-retention = 保存
card-training = 学習への利用
card-terms = このサービスの規約
card-unstated = 運営者は明らかにしていません

## The check

challenge-legend = 簡単な確認
challenge-hint = 画像の文字と数字を、上下にずれているものも含めて、左から順に入力してください。大文字と小文字は区別しません。
challenge-alt = 入力する文字と数字の画像
challenge-code = コード
challenge-new = 別のコードを表示
challenge-listen = コードを音声で聞く
challenge-stop = 停止
challenge-sound = コードの音声
challenge-sound-file = 音声を保存
challenge-sound-hint = 音声は同じコードを二回読み上げます。数字は数字の名前で、文字はその文字で始まる単語で読み上げます。数字と、単語の頭文字を入力してください。
challenge-sound-language = 音声は英語です。
challenge-other = 読みにくいときは、空欄のままボタンを押すと、別のコードが表示されます。
challenge-later = ボタンを押すと、画像または音声の短いコードを入力する画面になります。入力した内容はフォームに残ります。
challenge-passed = 今ボタンを押しても、新しいコードは求められません。先ほどの失敗は利用者側の原因ではないためです。
challenge-needs-script = このサイトでは、画像を作るたびにブラウザーが短い計算をします。計算にはJavaScriptが必要ですが、現在は無効になっています。画像を作るには、このサイトで有効にしてください。
challenge-title = 簡単な確認をお願いします
challenge-lead = コードを入力すると、画像が作られます。入力した内容はフォームに残っています。

work-hint = プログラムによってこのサービスが使い尽くされないよう、ブラウザーが短い計算をします。計算はフォームの入力を始めると開始され、入力中に並行して進みます。
work-progress = 計算の進み具合
work-stop = 計算を停止
work-start = 計算を開始
work-letters = 代わりに文字を入力する
work-instead = 代わりにブラウザーに計算させる

## The stage, filled by the page's script

stage = 作った画像
stage-empty = 画像はここに表示されます。保存先はこのブラウザーで、このサーバーではありません。
stage-empty-noscript = 画像は次のページに表示されます。
progress = 画像の進み具合
cancel = キャンセル
download = ダウンロード
remove = 削除
undo = 元に戻す
again = もう一度試す
vary = 別の画像を作る
reuse = この設定を使う
job-close = 閉じる
stage-job = 一件の依頼
tell = 完成したら知らせる

## The words of before, kept by the browser

history-title = 以前の入力
history-where = 残すことを選んだため、このブラウザーにだけ保存されています。
history-search = 以前の入力を検索
history-close = 閉じる
history-clear = すべて削除
history-clear-sure = はい、すべて削除します

## The answer page, without script

answer-title = 作った画像
answer-started = 画像を作っています。このページには自動で表示されるので、開いたままにしてください。
answer-place = 順番待ち：{ $place }番目
answer-percent = { $percent }%完了しました。
answer-alt = 入力した文章から作った画像{ $number }
answer-save = 残しておくには、ブラウザーのメニューで画像を保存してください。このサーバーには控えが残りません。
answer-some = { $asked }枚中{ $count }枚の画像が届きました。
answer-seed = シード値：{ $seed }
answer-made-by = 作成：{ $model }
answer-stood-in = 作成：{ $model }（選んだモデルの代わり）

## What the script says

script-file-too-large = ファイルが大きすぎます。受け付けられる大きさは上に書かれています。
script-fault = { $title }。{ $detail }
script-cost = 同じネットワークから一分に作れる{ $most }枚のうち、{ $count }枚を使います。
script-range = { $least }から{ $most }まで。
script-enough = 作成中の画像：{ $count }枚。一枚できるのを待つか、一枚キャンセルしてください。
script-elapsed = 経過時間：{ $time }
script-left = 残り約{ $time }
script-left-behind = このページを離れたときに作成中だった依頼：{ $count }件。これらはキャンセルされましたが、枚数に数えられた可能性があります。
script-offline = ネットワークに接続されていません。入力した内容はここに残ります。
script-online = ネットワークに再び接続されました。
script-tell-on = 別の画面を見ているときに通知が届きます。通知に入力した文章は含まれません。
script-tell-denied = このブラウザーでは、このページの通知が表示されません。タブのタイトルでもお知らせします。
script-history-count = 件数：{ $count }
script-history-delete = 削除
script-link-copied = リンクをコピーしました。リンクには入力した文章が含まれています。読めるのは、リンクを受け取った人だけです。
script-link-here = このリンクをコピーしてください：
script-link-empty = リンクにする文章がありません。
script-link-long = リンクにするには長すぎます。
script-link-filled = リンクの内容がフォームに入力されました。ボタンを押すまで、何も送信されません。
script-link-filled-part = リンクの内容がフォームに入力されましたが、ここでは使えない項目もありました。ボタンを押すまで、何も送信されません。
script-link-waits = リンクに文章が含まれていますが、すでに入力があるため、入力済みの文章を残しました。リンクの文章を使うには、入力欄を空にしてから、もう一度リンクを開いてください。
script-careful-email = 文章にメールアドレスが含まれているようです。文章は、画像の作成者となるサービスへ送られます。
script-careful-phone = 文章に電話番号が含まれているようです。文章は、画像の作成者となるサービスへ送られます。
script-careful-card = 文章にカード番号が含まれているようです。文章は、画像の作成者となるサービスへ送られます。
script-sending = 文章を送信しています
script-place = 順番待ち：{ $place }番目
script-painting = 画像を作っています
script-preview = 画像{ $number }の途中経過
script-picture = 入力した文章から作った画像{ $number }
script-done = 画像ができました。
script-done-some = { $asked }枚中{ $count }枚の画像が届きました。
script-stood-in = 作成：{ $model }（選んだモデルの代わり）
script-seed = シード値 { $seed }
script-kept = このブラウザーに保存しました。
script-kept-full = このブラウザーの保存領域がいっぱいのため、画像は保存されませんでした。ダウンロードするか、ギャラリーで空きを作ってください。
script-kept-not = このブラウザーでは、ページがデータを保存できません。画像をダウンロードしてください。ダウンロードしないままページを離れると、画像は失われます。
script-kept-copy = 縮小コピーをこのブラウザーに保存しました。届いたままの画像を残すには、ダウンロードしてください。
script-kept-moved = 空きを作るために削除した縮小コピー：{ $count }件。元の画像はギャラリーに残っています。
script-kept-undone = コピーを元の状態に戻しました。
script-kept-not-undone = すべてを戻すだけの空きがありません。残っているものはギャラリーにあります。
script-kept-ask = この画像を保存するには、古い画像を完全に削除する必要があります：{ $count }枚。ほかの場所には保存されていないため、残したいものはここでダウンロードしてください。
script-kept-removed = このブラウザーから削除しました。
script-lasting = ブラウザーは、保存した画像を自動的に消去しないことに同意しています。
script-not-lasting = ディスクがいっぱいになると、ブラウザーが画像を消去することがあります。確実に残したいものはダウンロードしてください。
script-cancelled = キャンセルしました。入力した内容は残っています。画像は枚数に数えられた可能性があります。
script-stopped = 送信前にキャンセルしました。枚数は消費されていません。
script-lost = 画像が届く前に接続が切れました。入力した内容は残っています。画像は枚数に数えられた可能性があります。
script-lost-some = 接続が切れました。{ $asked }枚中{ $count }枚の画像が届き、表示されています。
script-unreachable = このサーバーに接続できません。接続を確かめて、もう一度お試しください。入力した内容は残っています。
script-unshown = このブラウザーではこの画像を表示できませんが、ダウンロードはできます。
script-unexpected = このサーバーから、このページでは解釈できない応答が返されました。ページを再読み込みして、もう一度お試しください。
script-retry = { $time }後にもう一度お試しください。
script-counter = { $most }文字中{ $count }文字
script-too-long = フォームに入力できる長さを超えています。
script-challenge-loading = コードを読み込んでいます。
script-challenge-first = 先にコードを入力してください。
script-challenge-old = コードの有効期限が切れました。新しいコードを表示しました。
script-challenge-wait = 今は新しいコードを出せません。{ $time }後にもう一度お試しください。
script-challenge-failed = コードを読み込めませんでした。
script-challenge-passed = 次の試行では、新しいコードは必要ありません。
script-work-running = ブラウザーが計算しています。
script-work-done = 完了しました。入力の必要はありません。
script-work-queued = 計算が終わりしだい、画像を作ります。
script-work-harder = ネットワークの割り当てを超えた分を作るため、ブラウザーが長めの計算をします。その後、画像は自動で作られます。
script-work-stopped = 計算を停止しました。枚数は消費されていません。
script-work-wait = 今は新しい計算を始められません。{ $time }後にもう一度お試しください。
script-work-failed = 計算を読み込めませんでした。
script-work-unable = このブラウザーでは、ここで計算を行えません。
script-work-passed = 次の試行では、新しい計算は必要ありません。
script-sound-loading = 音声を読み込んでいます。
script-sound-over = コードの読み上げが終わりました。
script-sound-wait = 今は音声を出せません。{ $time }後にもう一度お試しください。
script-sound-gone = このコードはもう再生できません。別のコードを表示してください。
script-sound-failed = 音声を再生できませんでした。
script-code-used = 次の画像のための新しいコードです。
kept-replace = 古い画像を削除してこの画像を残す

## The gallery

gallery-title = ギャラリー
gallery-lead = このブラウザーの保存領域にある画像です。このサーバーには一枚もありません。
gallery-noscript = ギャラリーはブラウザーの保存領域を読み取るため、スクリプトが必要です。スクリプトを使わない場合は、ブラウザーのメニューで画像を一枚ずつ保存してください。
gallery-empty = まだ何もありません。
gallery-make = 画像を作る
gallery-blocked = このブラウザーでは、ページが保存領域を読み取れないため、ギャラリーを表示できません。プライベートウィンドウや厳しい設定では、このようになります。
gallery-delete-all = すべて削除
gallery-delete-all-ask = このブラウザーに保存されている画像をすべて削除しますか？
gallery-delete-all-note = ほかの場所には存在しません。この操作は取り消せません。
gallery-delete-all-yes = はい、すべて削除します
gallery-delete = 削除
gallery-keep = 残しておく
gallery-close = 閉じる
gallery-earlier = 前の画像
gallery-later = 後の画像
gallery-viewer = 画像の拡大表示
storage-title = ブラウザーの保存領域
storage-seen = 読みました
storage-quality = 縮小コピーの画質
storage-quality-small = 低：多く保存できます
storage-quality-good = 良好
storage-quality-best = 最高：保存できる数は少なくなります
storage-quality-note = 空きがある間は、どの画像も届いたままの形でも保存されます。コピーは、すばやく見るためと、ファイルが失われたときのためのものです。この設定は、これから作るコピーにだけ適用されます。
script-storage-copies = 縮小コピー：{ $most }文字中{ $used }文字（localStorage）
script-storage-copies-none = 縮小コピー：このブラウザーには保存できません（localStorageがブロックされています）。
script-storage-files = 届いたままのファイル：{ $most }中{ $used }（IndexedDB）
script-storage-files-unknown = 届いたままのファイル：{ $used }（IndexedDB）。このブラウザーからは空きの大きさがわかりません。
script-storage-files-none = 届いたままのファイル：このブラウザーには保存できません（IndexedDBがブロックされています）。
script-plain = このページは暗号化されていないHTTPで読み込まれました。この状態では、ブラウザーは、画像を保存し続けることを約束できず、ネットワークなしでギャラリーを表示できず、ファイルをパスフレーズで保護することもできません。確実に残したいものはダウンロードしてください。
script-quality-chosen = これ以降のコピーはこの画質で作られます。
script-quality-forgotten = このブラウザーでは、ページがこの設定を記憶できませんでした。
script-missing-files = このブラウザーが画像のファイルを消去しました：{ $count }件。縮小コピーがあったものは、まだ残っています。
script-missing-copies = このブラウザーが画像の縮小コピーを消去しました：{ $count }件。ファイルとしても保存されていた画像は、まだ残っています。
script-gallery-count = 保存されている画像：{ $count }枚
script-gallery-open = 画像{ $number }を開く
script-gallery-deleted = 削除しました。
script-gallery-deleted-all = すべて削除しました。
script-gallery-not-deleted = このブラウザーでは、ページから削除できませんでした。

## Spans of time and sizes

time-seconds = { $n }秒
time-minutes = { $n }分
time-hours = { $n }時間
time-days = { $n }日
size-bytes = { $n }バイト
size-kibibytes = { $n } KiB
size-mebibytes = { $n } MiB

## Problems: the title, and what to do. Each is named by its code in the table of errors.

problem-retry = { $time }後にもう一度お試しください。
problem-fault = { $title }。{ $detail }
problem-home = フォームに戻る
problem-code = 参照コード：{ $code }
problem-reference = 参照コード：{ $status } { $code }

error-prompt-missing = 文章が入力されていません
    .detail = どんな画像を作りたいか、短い言葉で書いてください。
error-prompt-too-long = 文章が長すぎます
    .detail = プロンプトは{ $most }文字までです。短くして、もう一度送信してください。
error-prompt-characters = 使えない文字があります
    .detail = プロンプトに、画像に表せない制御文字が含まれています。取り除いて、もう一度送信してください。
error-model-unknown = そのモデルはありません
    .detail = フォームにあるモデルから選んでください。
error-size-unknown = そのサイズはありません
    .detail = このモデルで作れるサイズから選んでください。
error-number-invalid = 数値ではありません
    .detail = 整数を入力するか、空欄にしてください。
error-number-out-of-range = 範囲外の数値です
    .detail = { $least }から{ $most }までの数値を選んでください。
error-field-invalid = 選択肢にない値です
    .detail = 項目「{ $field }」の値は、このサーバーでは使えません。フォームにあるものから選んでください。
error-field-unknown = このサーバーにない項目です
    .detail = フォームに、このサーバーが受け付けない項目が含まれていました。ページを再読み込みして、もう一度お試しください。
error-field-not-taken = このモデルでは使えない項目です
    .detail = 選んだモデルでは、項目「{ $field }」を使えません。空欄にするか、別のモデルを選んでください。
error-field-twice = 同じ項目が重複しています
    .detail = フォームに、項目「{ $field }」が二つ以上含まれていました。ページを再読み込みして、もう一度お試しください。
error-image-missing = 編集する画像がありません
    .detail = 編集には画像が必要です。画像を送るか、新しい画像の作成を依頼してください。
error-response-format-not-available = この形式では提供していません
    .detail = 画像へのリンクは提供していません。画像そのものを要求してください。
error-image-invalid = 使えない画像です
    .detail = ファイルが完全なPNG、JPEG、WebP画像ではないか、アニメーション画像です。別のファイルを選んでください。
error-image-too-large = 画像が大きすぎます
    .detail = ファイルのバイト数またはピクセル数が、このサーバーの上限を超えています。上限は項目の横に書かれています。
error-mask-without-image = マスクに対応する画像がありません
    .detail = マスクは、画像のどの部分を描き直すかを示します。画像も選ぶか、マスクを外してください。
error-strength-without-image = 変化の大きさを使う画像がありません
    .detail = この値は、新しい画像を元の画像からどこまで変えるかを示します。画像も選ぶか、空欄にしてください。
error-mask-size = マスクのサイズが違います
    .detail = マスクは、画像と幅も高さもまったく同じでなければなりません。
error-mask-invalid = このモデルでは使えないマスクです
    .detail = マスクは、描き直す部分を、項目の横に書かれた方法で示すPNGファイルです。

error-content-refused = ここでは作れません
    .detail = 入力した内容は、このサーバーの運営者が定めた規則に反しています。変更して、もう一度送信してください。内容はほかへ送られておらず、枚数も消費されていません。
error-moderation-refused = 作成前に拒否されました
    .detail = 文章を事前に確認するサービスがこのプロンプトを拒否したため、画像は作られませんでした。変更して、もう一度お試しください。枚数には数えられていません。
error-moderation-unavailable = 事前の確認ができませんでした
    .detail = 文章を事前に確認するサービスから、現在、回答が得られません。回答がなければ、ここでは画像を作りません。利用者側の問題ではありません。

error-challenge-missing = コードが必要です
    .detail = 画像または音声のコードを入力して、フォームをもう一度送信してください。
error-challenge-wrong = コードが違います
    .detail = 新しいコードを表示しました。入力した内容はフォームに残っています。
error-challenge-unknown = そのコードは認識できません
    .detail = 使用済み、期限切れ、再生回数の超過、または別のセッション用のコードです。新しいコードを表示しました。
error-challenge-work-missing = 計算が必要です
    .detail = このサイトでは、画像を作るたびにブラウザーが計算をし、それにはJavaScriptが必要です。このサイトでJavaScriptを有効にするか、使えるブラウザーに替えて、フォームをもう一度送信してください。入力した内容はフォームに残っています。
error-challenge-work-wrong = 計算の結果が正しくありません
    .detail = 新しい計算が必要です。入力した内容はフォームに残っています。
error-challenge-work-unknown = その計算は認識できません
    .detail = 使用済み、期限切れ、または別のセッション用の計算です。新しい計算が必要です。入力した内容はフォームに残っています。
error-challenge-flood = 確認の要求が多すぎます
    .detail = 同じネットワークから、短い時間に多くの確認が要求されました。

error-key-missing = キーが必要です
    .detail = プログラムは、リクエストごとにキーを「Authorization: Bearer」の形で送ります。キーはこのサーバーの運営者が発行します。
error-key-mistyped = キーが正しくありません
    .detail = 届いたキーは、誤りがあるか、途中で切れています。もう一度コピーしてください。
error-key-unknown = このサーバーにないキーです
    .detail = キーは取り消されたか、別のサーバーのものです。キーはこのサーバーの運営者が発行します。
error-key-expired = キーの有効期限が切れています
    .detail = このサーバーの運営者に新しいキーを依頼してください。
error-cross-site = 別の場所から送信されました
    .detail = フォームがこのサイトのページから送信されなかったため、処理しませんでした。このサイトを開いて、そこから送信してください。
error-rate-limited = 今回の上限に達しました
    .detail = 同じネットワークから、この時間内に作れる枚数に達しました。入力した内容は失われていません。
error-queue-full = 混み合っています
    .detail = 多くの人が順番を待っています。枚数は消費されていません。

error-hour-spent = この一時間分の画像は使い切られました
    .detail = このサーバーが画像に使える費用は全員で分け合っています。順番は{ $opens }（UTC）ごろ、またはそれより早く来ます。順番は確保されており、枚数は消費されていません。
error-day-spent = 今日の分の画像は使い切られました
    .detail = このサーバーが画像に使える費用は全員で分け合っています。次の画像は{ $opens }（UTC）から作れます。枚数は消費されていません。

error-upstream-refused = 拒否されました
    .detail = 画像を作るサービスがこのプロンプトを拒否しました。ほかのサービスへは送られません。変更して、もう一度お試しください。枚数には数えられていません。
error-upstream-withheld = 画像が提供されませんでした
    .detail = 画像を作るサービスは画像を作りましたが、問題があると判断して提供しませんでした。同じ文章でも、次は違う結果になることがあります。だめな場合は、文章を変えてください。
error-upstream-not-accepted = 受け付けられませんでした
    .detail = 画像を作るサービスが、このサイズまたはプロンプトを受け付けませんでした。
error-upstream-unreachable = 画像サービスに接続できません
    .detail = 利用者側の問題ではありません。しばらくしてから、もう一度お試しください。
error-upstream-unavailable = 一時的に利用できません
    .detail = 現在、画像を作れません。利用者側の問題ではありません。
error-upstream-busy = 画像サービスが混み合っています
    .detail = 処理が集中しています。利用者側の問題ではありません。
error-upstream-failed = 画像サービスで障害が起きました
    .detail = 処理が途中で切れたか、意味をなさない応答が返されました。利用者側の問題ではありません。
error-upstream-timeout = 画像サービスの応答に時間がかかりすぎました
    .detail = 時間内に応答がありませんでした。利用者側の問題ではありません。
error-upstream-not-an-image = 画像ではありません
    .detail = 画像サービスが返したものは画像ではなかったため、お届けしませんでした。
error-upstream-too-large = 大きすぎます
    .detail = 画像サービスが返したものは、このサーバーがお届けできる大きさを超えていました。

error-bad-request = 読み取れないリクエストです
    .detail = リクエストの一部が、ウェブの規則に従っていません。ページを再読み込みして、もう一度お試しください。
error-not-found = ページがありません
    .detail = このアドレスにページはありません。
error-method-not-allowed = この方法では使えません
    .detail = このアドレスでは、その種類のリクエストを受け付けません。
error-request-timeout = 時間がかかりすぎました
    .detail = リクエストが届くまでに時間がかかりすぎました。
error-payload-too-large = 一度に送る量が多すぎます
    .detail = リクエストが、このサーバーの受け付ける大きさを超えていました。
error-uri-too-long = アドレスが長すぎます
    .detail = リクエストのアドレスが、このサーバーの受け付ける長さを超えていました。
error-unsupported-media-type = フォームではありません
    .detail = このアドレスは、ブラウザーが送る通常の形のフォームだけを受け付けます。
error-headers-too-large = ヘッダーが大きすぎます
    .detail = リクエストのヘッダーが、このサーバーの受け付ける大きさを超えていました。
error-internal = 内部で障害が起きました
    .detail = 利用者側ではなく、このサーバーの問題です。送られた内容は、どこにも書き込まれていません。
error-shutting-down = 再起動します
    .detail = このサーバーはまもなく再起動します。少し待ってから、もう一度お試しください。
error-unavailable = 利用できません
    .detail = サーバーのこの部分は、現在動いていません。

## Privacy: each sentence that promises something is a message of its own

privacy-title = プライバシー
privacy-lead = このサービスが何を、どこに、どれだけの期間保存するかを説明します。数値は動作中のプログラムから取り出したもので、プログラムが実際に従っている値です。
privacy-machine = プログラム向けの同じ情報：

privacy-who = 責任者
privacy-who-named = このサービスは{ $operator }が運営しています。
privacy-who-unnamed = このサーバーの運営者は、ここに名前を記載していません。ソフトウェアはAfterimageです。その作者はこのサーバーを運営しておらず、ここから何も受け取りません。
privacy-who-role = 運営する者が、データの取扱いを決め、その責任を負います（管理者、GDPR第4条(7)）。
privacy-who-contact = データに関する質問と請求：

privacy-kept = 保存されるもの
kept-what = 対象
kept-where = 場所
kept-how-long = 期間
kept-memory = このサーバーのメモリー
kept-valkey = このサービスのサーバーが共有するValkeyストアのメモリー
kept-cookie = ブラウザーのCookieと、{ $store }
kept-file = このサーバー上のファイル
kept-browser = 利用者のブラウザー
kept-request = リクエストのメモリー

kept-prompt = 入力した文章
kept-prompt-time = 結果が送られるまで
privacy-prompt-never = ログやファイルに書き込まれることは決してなく、文章が置かれていたメモリーは、解放時に上書きされます。
kept-picture = 画像
kept-picture-time = 通過する間
privacy-picture-window = 画像サービスから届く画像のうち、一度に保持するのは最大{ $window }です。
privacy-picture-none = このサーバーは画像の控えを保存しません。
kept-challenge = 入力を求められるコード
kept-challenge-time = 最長{ $life }
privacy-challenge-once = 回答すると、正誤にかかわらず、すぐに消えます。
kept-work = ブラウザーが提出した計算の番号
kept-work-time = 最長{ $life }
privacy-work-number = 番号は無作為で、利用者については何も示しません。同じ計算が二度数えられないように保存されます。提出されるまでは、何も保存されません。
kept-session = セッション
kept-session-time = 使わなければ{ $idle }、最長{ $longest }
privacy-session-random = Cookieの中身は署名付きの乱数で、利用者についての情報は含みません。有効期限の日付がないため、前回のセッションを復元する設定でないかぎり、ブラウザーを閉じると破棄されます。
privacy-session-asked = フォームの入力を始めて確認が要求されたときにだけ設定され、ページを読むだけで設定されることは決してありません。
kept-rate = 同じネットワークから依頼された画像の枚数
kept-rate-time = 最後の依頼から遅くとも{ $record }後に消えます
privacy-rate-hash = IPアドレスの鍵付きハッシュのもとに保存されます。IPv6では、128ビットのうち先頭{ $v6 }ビットのハッシュです。鍵はメモリー内にだけあり、定期的に変更されます。IPアドレスそのものは保存されません。
privacy-rate-hash-shared = IPアドレスの鍵付きハッシュのもとに保存されます。IPv6では、128ビットのうち先頭{ $v6 }ビットのハッシュです。鍵は毎日変更され、ストアの中では、サーバーだけが持つ秘密の値で封印されています。IPアドレスそのものは保存されません。
privacy-rate-networks = そのIPアドレスが属するネットワークも、同じ方法で数えられます。IPv4では32ビットのうち先頭{ $v4 }ビット、IPv6では128ビットのうち先頭{ $home }ビットと先頭{ $site }ビットです。コードとセッションも、このようなハッシュとともに記憶されます。一つのネットワークがほかのネットワークを締め出すことのないようにするためです。
privacy-rate-window = 数える期間は最長{ $window }です。
kept-share = ネットワークが画像の費用の割り当てを待っていること、または割り当てより多く受けたこと
kept-share-time = 最後の依頼から遅くとも{ $record }後に消えます
privacy-share-why = 運営者が画像に使う費用を、これによって公平に分けます。受けた分の少ない人が待っている間は、ほかの誰もそれ以上受けられません。
privacy-share-hash = 同じ鍵付きハッシュのもとに保存され、何が作られたかについては何も示しません。
kept-log = アクセスログの一行
kept-log-time = { $life }、その後削除
privacy-log-fields = 記録されるのは、時刻、メソッド、ページの種類、ステータス、所要時間、応答の大きさです。
privacy-log-never = プロンプト、画像、完全なIPアドレス、ブラウザーの名前、疑問符より後ろの部分は、記録されません。
privacy-log-prefix = IPアドレスについては、32ビットのうち先頭{ $v4 }ビット（IPv4）、または128ビットのうち先頭{ $v6 }ビット（IPv6）が記録されます。
privacy-log-no-address = IPアドレスについては何も記録されません。
privacy-log-none = このサーバーはアクセスログを記録しません。
kept-own = 作った画像と選んだテーマ
kept-own-time = 利用者が消去するまで
privacy-own-stays = このサーバーへ送り返されることは決してありません。入力した文章は、利用者が選んだ場合にだけ、画像とともに、また一覧に保存されます。

privacy-words = 入力した文章の送り先
privacy-words-only = 送られるもの：入力した文章とフォームの設定。送られないもの：IPアドレス、セッション、ブラウザーの名前。
privacy-words-picture = 添付した画像とそのマスクも送られます。位置、日時、カメラ、名前、コメントの情報は、その前にファイルから取り除かれます。画像に写っているものはそのまま残ります。このサーバーは、文章と同時に画像も消去します。
privacy-words-refusal = サービスが内容を理由にプロンプトを拒否した場合、ほかのサービスで試されることはありません。

transfer-inside = ここに書かれているかぎり、入力した文章はそこで欧州経済領域の中にとどまります。
transfer-outside = ここに書かれているかぎり、入力した文章はそこで欧州経済領域の外に出ます。その根拠（GDPR第V章）を、運営者は明らかにしていません。
transfer-ground = 入力した文章は、そこで欧州経済領域の外に出る可能性があります。その根拠（GDPR第V章）：{ $ground }
transfer-unsaid = 入力した文章がそこで欧州経済領域の外に出るかどうかを、運営者は明らかにしていません。

privacy-recipients = ほかに目にする者
privacy-recipients-hosting = このサーバーが動いている機器：{ $hosting }
privacy-recipients-proxy = 送受信するデータの経由先：{ $proxy }
privacy-recipients-unstated = このサーバーが誰の機器で動いているか、その手前に何があるかを、運営者は明らかにしていません。
privacy-recipients-nobody = ほかの誰にも、何も渡されません。法律によって運営者が何かの引渡しを強制される場合も、あるのは上の表に書かれたものだけです。

privacy-not = 行われないこと
privacy-not-account = アカウントはなく、名前やメールアドレスを尋ねることもありません。
privacy-not-third = どのページも、このサーバー以外からは何も読み込みません。アクセス解析、広告、フォント、埋め込みコンテンツはありません。
privacy-not-profile = 訪問をまたいで追跡されることはありません。また、トップページの制限を超えて、利用者について何かが決定されることもありません。
privacy-not-sold-moderated = データは販売されません。入力した文章は、上に挙げたサービスに渡され、ほかの誰にも渡されません。
privacy-not-sold = データは販売されません。画像を作るサービスがある場合にそのサービスに渡されるほかは、誰にも渡されません。

privacy-basis = 利用の目的とその根拠
purpose-what = 目的
purpose-ground = 法的根拠
purpose-contract = 利用者の求めに応じるため（GDPR第6条(1)(b)）
purpose-interest = 正当な利益（GDPR第6条(1)(f)）
purpose-picture = 画像の作成
privacy-purpose-picture = 入力した文章、フォームの設定、添付した画像が使われます。
purpose-check = 人とプログラムの区別
privacy-purpose-check = コードまたは計算、セッション、ネットワークのハッシュが使われます。利益：人のために用意されたものを、プログラムが使い尽くさないこと。
purpose-limits = 限りあるものの分配
privacy-purpose-limits = ネットワークごとの数が使われます。利益：サービスが公平であり続け、費用をまかなえること。
purpose-log = 障害と攻撃の発見
privacy-purpose-log = アクセスログが使われます。利益：サービスが動き続け、安全に保たれること。
purpose-moderation = 違法な画像の作成の防止
privacy-purpose-moderation = 入力した文章と添付した画像が、上に挙げたサービスによって使われます。利益：ここで違法な画像が作られないこと。
privacy-basis-only = 保存されたものが、ほかの目的に使われることはありません。
privacy-basis-object = 正当な利益に基づくものについては、運営者に連絡して異議を述べることができます（GDPR第21条）。
privacy-basis-need = データを提供する義務は誰にもありません。文章がなければ、作るものがないだけです。

privacy-rights = 利用者の権利
privacy-rights-list = GDPRが適用される場合、自分について保存されているものの開示、訂正、消去、取扱いの制限、引渡しを求め、その利用に異議を述べることができます（第15条から第21条）。
privacy-rights-answer = 運営者に連絡してください。一か月以内に無料で回答を受ける権利があります（第12条）。
privacy-rights-eleven = このサーバーは利用者が誰であるかを知ることができず、回答するためにそれを調べる必要もありません（第11条）。運営者が名前で検索できる記録はありません。
privacy-rights-self = 接続について保存されているものは、上に書かれた時間が過ぎると自動的に消えます。誰であるかを明かすことなく、いつでも内容を見て、写しを取り、消去できるものを消去することができます。
privacy-rights-look = 接続について保存されているものを見る・消去する
privacy-rights-pictures = 画像は利用者のブラウザーにあります。ギャラリーで、またはブラウザーのこのサイト用の設定で削除してください。
privacy-rights-complain = データ保護監督機関、たとえば居住地の機関に、苦情を申し立てることができます（第77条）。

privacy-decisions = プログラムによる決定
privacy-decisions-what = 確認に合格したか、上限に達したか、プロンプトがここの規則に反するかは、プログラムが決定します。判断の対象は人ではなくリクエストであり、利用者に対する法的効果はありません（GDPR第22条）。

privacy-reach = どのソフトウェアにも約束できないこと
privacy-reach-operator = 運営者は、このサーバーのプログラムを変更できます。利用者は、変更されていないと信頼することになります。
privacy-reach-upstream = 画像を作るサービスは、送られたものを保存することがあります。それについてサービスが述べていることは上に書かれていますが、このサーバーはそれを検証できません。
privacy-reach-moderation = 文章を事前に確認するサービスも同様です。
privacy-reach-network = ネットワークを監視する者は、このサイトを使っていること、その時刻、送られる量を知ることができます。サイトのアドレスがhttpsで始まる場合、内容は知ることができません。TorまたはVPNを使うと、このサーバーに対してもIPアドレスが隠されます。
privacy-reach-host = このサーバーをホスティングする会社や、その手前にあるプロキシは、自らを通過するものを見ることができます。
privacy-reach-computer = 後から同じブラウザーを使う人は、そこに保存された画像を見ることができます。

privacy-children = 子ども
privacy-children-not = このサービスは、16歳未満の子どもを対象としていません。年齢は尋ねません。尋ねるには、誰であるかを尋ねなければならないためです。

privacy-changes = 変更
privacy-changes-since = 現在の内容は{ $date }から有効です。
privacy-changes-written = このページは、プログラムが自らの設定から書き出しているため、設定が変わればページも変わります。現在書かれていることが、現在適用されることです。
privacy-changes-mark = このページの元になる設定の識別記号は{ $mark }です。設定のどれかが変わると識別記号も変わり、フィードに新しい項目が加わります。
privacy-changes-feed = 変更の通知を受けるには、フィードを購読してください：
change-first = このページの最初の版。
feed-title = { $name }：プライバシーページの変更
feed-change = { $date }の変更
feed-settings = 設定 { $mark }
feed-makers = プライバシーページの元になる設定が以前と異なっているか、このフィードを初めて表示しています。画像の作成者：{ $makers }。
feed-moderation = プロンプトを事前に確認するサービス：{ $service }。
feed-more = 詳しい内容はプライバシーページにあります。

## Your data

your-title = ご自身のデータ
your-lead = この接続についてこのサーバーが今保存しているものと、このブラウザーが保存しているものです。誰であるかを尋ねることはありません。
your-known = 接続の識別方法
your-known-address = IPアドレスの鍵付きハッシュで識別します。IPアドレスそのものは保存されず、このページにも表示されません。
your-known-prefix = 128ビットのIPv6アドレスのうち、先頭{ $bits }ビットの鍵付きハッシュで識別します。IPアドレスそのものは保存されず、このページにも表示されません。
your-known-shared = 家庭内や同じプロバイダーなどでIPアドレスを共有している人は、これらの数も共有します。このサーバーは、その人たちを区別できません。
your-known-look = このページを見ても、何も変わりません。Cookieは設定されず、何も数えられず、セッションが延長されることもありません。
your-counts = 数えられたもの
your-counts-where = 保存場所：{ $store }。保存されるのは回数だけで、内容は保存されません。
your-count-pictures = 画像
your-count-worked = 長めの計算によって上限を超えて作った画像
your-count-checks = 要求された確認
your-count-sounds = 確認の音声
your-count-none = { $what }：現在、何も数えられていません。
your-window = 期間
your-window-minute = 一分
your-window-hour = 一時間
your-window-day = 一日
your-allowed = 上限
your-used = 使用
your-left = 残り
your-ends = 消去
your-number = { $count }
your-ends-none = 記録なし
your-ends-in = { $time }後
your-counts-networks = IPアドレスを含むネットワークも数えられます。最も広いものは先頭{ $bits }ビットです。ほかの人も使っているため、その数はここに表示されませんが、残りの数には反映されています。
your-counts-ends = { $window }より古い数はありません。期間が終わった数は、{ $sweep }以内にメモリーから消去されます。
your-share = 費用の割り当て
your-share-none = これについては何も記憶されていません。
your-share-waits = この接続は順番を待っています。
your-share-ahead = この接続は、これまでに割り当てより多く受けています。
your-share-ends = この後に依頼がなければ、遅くとも{ $time }後に消去されます。保存場所：{ $store }。
your-session = セッション
your-session-none = ありません。
your-session-there = あります。この後に操作がなければ{ $time }後に終わり、開始からは最長でも{ $longest }で終わります。保存場所：{ $store }。
your-session-no-checks = このセッションに、開いている確認はありません。
your-session-checks = このセッションで、{ $count }件の確認が開いています。最後のものは{ $time }後に終わります。
your-session-pass = あと{ $time }の間、次の試行に新しい確認は必要ありません。
your-under-way = 処理中
your-under-way-none = この接続からの依頼で、このサーバーで待っているもの、応答中のものはありません。
your-under-way-count = この接続からの依頼{ $count }件が、このサーバーで待っているか、応答中です。
your-unfound = 誰にも探し出せないもの
your-unfound-log = アクセスログの行。利用者につながる名前を含まないため、ほかの人の行と区別できません。各行は{ $life }後に削除されます。
your-unfound-no-log = アクセスログはありません。
your-unfound-work = 提出された計算の乱数。どのセッションにも結び付いておらず、{ $life }以内に消えます。
your-unfound-words = 入力した文章と画像。結果が届いた時点で、このサーバーにはどちらもありません。
your-browser = このブラウザーの中
your-browser-cookie = セッションがある間は、{ $name }という名前のCookieがあります。スクリプトからは読み取れないため、下の一覧には表示されません。
your-browser-noscript = このブラウザーがこのサイトのためにほかに何を保存しているかは、スクリプトでしか一覧にできません。ブラウザーのこのサイト用の設定でも確認できます。
your-copy = 写しを取る
your-copy-what = 同じ情報をファイルにしたものです。内容は接続についてのもので、ブラウザーが保存しているものは含みません。
your-copy-file = このサーバーが保存しているものをファイルに保存
your-erase = 消去
your-erase-connection-what = この接続を消去：セッションと開いている確認がすぐに消え、ブラウザーがCookieを破棄します。画像はブラウザーに残ります。
your-erase-connection = この接続を消去
your-erase-everything-what = すべて消去：上記に加えて、このブラウザーがこのサイトのために保存しているものを、画像も含めてすべて消去します。実行前にもう一度確認します。
your-erase-everything = ここにあるものをすべて消去…

erase-ask-title = すべて消去しますか？
erase-ask-lead = このブラウザーにある画像も消去されます。
erase-ask-what = 消去されるもの：セッション、Cookie、このブラウザーがこのサイトのために保存しているすべて（画像、文章、設定）。
erase-ask-final = 画像はほかの場所には存在しません。この操作は取り消せません。
erase-ask-export = 先に画像を保存する
erase-ask-keep = すべて残す
erase-ask-yes = はい、すべて消去します
erase-connection-title = 接続を消去しました
erase-connection-lead = このサーバーには、この利用者のセッションはもうありません。
erase-everything-title = すべて消去しました
erase-everything-lead = このサーバーには、この利用者のセッションはもうありません。また、このサイトのために保存しているものを消去するよう、ブラウザーに指示しました。
erase-gone = 消えたもの
erase-gone-session = セッションと、その中で開いていた確認、まだ使えた残りの権利。
erase-gone-cookie = Cookie：破棄するよう、ブラウザーに指示しました。
erase-gone-browser = このブラウザーがこのサイトのために保存していたもの：消去するよう、ブラウザーに指示しました。
erase-gone-noscript = 実際に消去されたかどうかは、スクリプトなしでは確認できません。ブラウザーが消去を行うのは、アドレスがhttpsで始まる場合だけです。それ以外の場合は、ブラウザーのこのサイト用の設定を使ってください。
erase-stays = 残るもの
erase-stays-count = 接続がどれだけ使ったかを示す数値だけ。期間が終わるまで、最長{ $window }残ります。
erase-stays-why = これを消去できると、消去を繰り返して誰でも好きなだけ使えることになってしまいます。
erase-stays-hash = この数値は、IPアドレスの鍵付きハッシュのもとに置かれています。鍵は定期的に変わるため、遅くとも{ $record }後には、ここにある何ものも利用者と結び付けられなくなります。
erase-stays-under-way = 今作られている画像は、キャンセルするかそのページを離れるまで続きます。
erase-stays-browser = ブラウザー自身が保存しているもの：画像と設定。
erase-stays-log = アクセスログの行。訪問者をもとに探し出すことは誰にもできません。各行は{ $life }後に削除されます。
erase-look = 残っているものを見る

script-browser-looking = 調べています…
script-browser-nothing = このブラウザーは、このサイトのために何も保存していません。
script-browser-blocked = このブラウザーでは、ページが調べることができません。
script-browser-pictures = 画像
script-browser-words = 入力した文章
script-browser-settings = 設定
script-browser-theme = テーマ
script-browser-other = その他の項目
script-browser-visit = このタブの項目
script-browser-database = データベース{ $name }、{ $part }
script-browser-cache = キャッシュ{ $name }
script-browser-worker = サービスワーカー
script-browser-whole = 合計（ブラウザーの計算による）
script-browser-entries = { $count } · { $size }
script-browser-number = { $count }
script-browser-erased = もう一度調べました。このブラウザーは、このサイトのために何も保存していません。
script-browser-left = 次のものはここでは消去できませんでした。ブラウザーのこのサイト用の設定を使ってください：
script-allowance-hour = この一時間の残り：{ $most }枚中{ $left }枚
script-allowance-day = 今日の残り：{ $most }枚中{ $left }枚

## Cookies

cookies-title = Cookie
cookies-lead = Cookieは一つだけで、必要なときにだけ使います。同意を求めることがないため、バナーはありません。
cookies-one = このCookieについて
cookies-name = 名前は{ $name }です。
cookies-purpose = 表示されたコードと、入力された回答とを結び付けます。ほかの働きはありません。
cookies-when = コードが要求されたとき、つまりフォームの入力を始めたとき、または回答なしでフォームを送信したときに設定されます。ページを読むだけでは設定されません。
cookies-value = 値は署名付きの乱数です。このサイトだけが受け取り、スクリプトからは読み取れず、ほかのサイトから来たときには送られません。
cookies-life = 有効期限の日付はありません。前回のセッションを復元する設定でないかぎり、ブラウザーを閉じると終わります。Cookieが指し示す内容の保存場所は{ $store }で、使われないまま{ $idle }が過ぎると終わり、遅くとも{ $longest }後には終わります。
cookies-storage = ブラウザーの保存領域
cookies-storage-pictures = スクリプトが有効な状態で作った画像は、ギャラリーで見られるように、このサイト用のブラウザーの保存領域に保存されます。縮小コピーはlocalStorage（名前が{ $prefix }で始まるもの）に、ファイルそのものはIndexedDB（{ $database }という名前のデータベース）に保存されます。一つずつでも、すべてでも削除できます。
cookies-storage-books = それとともに、いくつかの短い記録（名前が{ $prefix }で始まるもの）があります。画像の数、空きの大きさ、選んだコピーの画質、ブラウザーが保存に同意したかどうかです。
cookies-storage-words = 入力した文章は、そのためのチェックボックスを選んだ場合にだけ、画像とともに、また一覧に保存されます。
cookies-storage-left = 画像の作成中にページを離れると、戻ったときにそのことを知らせるため、その数がこのタブに記録されます。記録はほかに何も含まず、タブとともに消えます。
cookies-storage-theme = テーマは、システムとは別のものを選んだ場合にだけ（{ $key }という名前で）保存されます。
cookies-storage-sent = これらは、どれもサーバーへ送られません。
cookies-consent = 同意を求めない理由
cookies-consent-why = Cookieと保存領域は、利用者自身が求めたもののためにだけ使われるため、電子通信のプライバシーに関する法律は同意を求めていません（指令2002/58/EC第5条(3)）。
cookies-refuse = ブロックした場合
cookies-refuse-how = Cookieがないとコードを確認できないため、確認が有効な間は画像を作れません。保存領域がない場合は、ギャラリー以外のすべてが使えます。その場合は画像をダウンロードしてください。

## Terms

terms-title = 利用規約
terms-lead = 小さなサービスのための短い規約です。フォームを送信することで、この規約に同意したことになります。
terms-service = サービス
terms-service-what = 文章を送ると、それをもとに画像が作られます。無料で、アカウントは不要です。
terms-service-age = 16歳未満の子どもを対象としていません。
terms-service-may = 運営者は、いつでもサービスを制限、変更、停止することができます。
terms-not = 作ってはならないもの
terms-not-children = 子ども、または子どもに見える人物の性的な画像。
terms-not-intimate = 実在の人物の性的な画像、または尊厳を傷つける画像。
terms-not-deceive = 人を欺くための画像：偽造された証拠、偽造された文書、実在の人物を使った虚偽の場面。
terms-not-hate = 暴力や憎悪をあおる画像、または犯罪の実行を助ける画像。
terms-not-law = その他、利用者の所在地またはこのサーバーの所在地の法律が禁じるもの。
terms-not-refuse = このようなプロンプトは、このサーバー、または画像を作るサービスによって拒否されることがあります。
terms-fair = 公平な利用
terms-fair-limits = トップページの制限は、すべての人に適用されます。制限を回避したり、フォームを機械的に送信したり、サービスを転売したりしないでください。
terms-pictures = 画像
terms-pictures-yours = 運営者は、作られた画像についていかなる権利も主張しません。利用者やほかの誰かが権利を持つかどうかは、居住地の法律によります。
terms-pictures-provider = 画像を作るサービスの規約も適用されます。運営者が示している場合は、フォームの横にリンクがあります。
terms-pictures-mark = どの画像にも、プログラムが読み取れる、作成方法を示す印が付いています（EU AI法第50条）。取り除かないでください。
terms-pictures-tell = 人が画像を本物と思うおそれがある場面では、本物でないことを伝えてください。
terms-pictures-lost = このサーバーは控えを保存しません。失われた画像を再びお渡しすることはできません。
terms-warranty = 無保証
terms-warranty-as-is = サービスは現状のまま提供されます。画像は、誤りを含んだり、文章と異なったり、ほかの人の画像に似たりすることがあります。法律が与える権利のうち放棄できないものは、利用者に残ります。
terms-warranty-law = 故意や、生命および健康への損害など、法律が責任の制限を認めない場合は、運営者は法律の定めるところにより責任を負います。
terms-changes = 変更
terms-changes-since = 現在の内容は{ $date }から有効です。
terms-changes-now = フォームを送信する時点でこのページにある規約が適用されます。

## About

about-title = このサービスについて
about-lead = 知られたくない人のために、言葉から画像を作ります。
about-name = Afterimage（残像）とは、画像が消えた後に目に残るもののことです。このサービスの考え方もそれと同じで、画像は利用者の手元に残り、このサーバーは控えを持ちません。
about-how = 仕組み
about-how-words = 作りたい画像を文章で書きます。このサーバーが求める場合は、短いコードを入力します。人のために用意されたものを、機械が使い尽くさないようにするためです。
about-how-made = サーバーは、画像を作るものに文章を渡し、できた画像をお届けして、どちらも消去します。
about-how-kept = スクリプトが有効なら、ブラウザーが画像をギャラリーに保存します。無効な場合は、ご自身で保存してください。画像の作成はどちらでもできます。
about-made = 画像の作られ方
about-access = すべての人のために
about-access-how = ページは、キーボード、スクリーンリーダー、大きな文字、小さな電話機で使えるように作られています。画像はスクリプトなしでも作れます。
about-access-code = 確認がある場合、それは文字と数字の画像、または同じコードの音声です。音声では、数字は数字の名前で、文字はその文字で始まる英単語で読み上げられます。どちらも使えない場合は、運営者に連絡してください。
about-more = 関連ページ

## Contact

contact-title = お問い合わせ
contact-lead = 連絡先をご案内します。
contact-none = このサーバーの運営者は連絡先を公開していません。
contact-operator = このサービスは{ $operator }が運営しています。
contact-report = 法律に反する画像や、このサービスの違法な利用を通報するには、それが何であり、どこで見たかを運営者に知らせてください。このサーバーには画像や文章の控えがないため、誰が作ったかを調べることはできません。
contact-data = データに関する権利については、まずプライバシーページをお読みください。何が保存されているかが書かれています。
contact-lost = 失われた画像を、ここから取り戻すことはできません。画像は利用者のブラウザーにしかありませんでした。
contact-access = これらのページに使えないところがあれば、お知らせください。それは不具合です。
contact-security = セキュリティ上の欠陥については、security.txtにあるアドレスをお使いください：
