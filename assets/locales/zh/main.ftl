# Every sentence Afterimage says in Chinese, in simplified characters, to a reader it does not address by a pronoun.
# A number is always an argument: what is promised is read from the running program, never written here.

## The frame of every page

skip = 跳到正文
description = 用文字生成图片。无需注册账号；图片送达后，提示词即被清除。
nav-main = 页面
nav-policies = 政策与条款
nav-languages = 语言
nav-languages-beside = 其他语言的页面里，表单是空白的。它会在新标签页中打开，本页的文字保持不变。
nav-front = 生成图片
nav-gallery = 图库
nav-about = 关于
nav-privacy = 隐私
nav-cookies = Cookie
nav-terms = 使用条款
nav-contact = 联系方式
nav-your-data = 我的数据
footer-operator = 运营者：{ $operator }
footer-nobody = 本服务器的运营者没有留下名称。
theme-to-dark = 切换到深色主题
theme-to-light = 切换到浅色主题

## The form

front-heading = 想看到什么样的画面？
front-promise = 无需账号。结果一送达，本服务器就会清除提示词。
prompt-again = 想看到的画面
prompt-example = 冬日拂晓的宁静海港，水彩画
history = 以前的提示词
link = 复制含有这些内容的链接
note-close = 关闭这条提示
careful-dismiss = 知道了
model = 模型
model-change = 显示此模型支持的选项
size = 比例与尺寸
size-swap = 横竖互换
count = 张数
cost = 每张图片都计入每分钟 { $most } 张的限额。
style = 风格
style-none = 按原文
style-adds = 会加上：
style-comic = 漫画
style-ink = 水墨
style-oil = 油画
style-pencil = 铅笔画
style-photo = 摄影
style-pixel = 像素画
style-watercolour = 水彩
style-woodcut = 木刻版画
quality = 质量
background = 背景
format = 文件格式
choice-usual = 默认
choice-auto = 自动
choice-high = 高
choice-low = 低
choice-medium = 中
choice-opaque = 不透明
choice-standard = 标准
choice-transparent = 透明
more = 更多设置
negative_prompt = 反向提示词（不希望出现的内容）
seed = 种子
seed-hint = 一个整数。提示词相同、种子也相同时，会从同样的随机状态开始。留空则随机。
seed-lock = 固定这个种子
seed-last = 上一张图片的种子
seed-throw = 换一个随机种子
steps = 步数
guidance = 提示词引导强度（与提示词的贴合程度）
image = 自备图片
image-hint = PNG、JPEG 或 WebP 格式，最大 { $bytes }，最多 { $width } × { $height } 像素。图片会与提示词一起发送给生成图片的服务；发送前会先去除文件中的地点、时间、相机和注释信息。本服务器清除提示词时，也会一并清除这张图片。
image-later = 未启用 JavaScript 时，请在下一页的验证码旁边选择文件：本页无法把文件带过去。
image-again = 页面无法保留文件，请重新选择。
mask = 蒙版
mask-hint = 一个 PNG 文件，宽和高必须与图片完全一致。
mask-transparent = 蒙版中透明的部分会重新绘制。
mask-white = 蒙版中白色的部分会重新绘制；蒙版中没有透明的部分。
strength = 重绘幅度（与原图的差异程度）
range-hint = 从 { $least } 到 { $most }。
keep-words = 在此浏览器中保留提示词：随图片保存，并存入列表
make = 生成图片
make-file = 生成为文件
stand_in = 如果该服务失败，可由另一个服务生成图片
stand_in-terms = 代替 { $model } 的是：{ $other }。服务方：{ $name }。地点：{ $region }。保留：{ $retention }。用于训练：{ $training }。
stand_in-painter = 代替 { $model } 的是：{ $other }，这是本服务器上的一个小程序，不是 AI 模型。此时，提示词不会发送给任何其他人。
limits-rate = 每个网络：每分钟 { $minute } 张图片，每小时 { $hour } 张，每天 { $day } 张。
limits-prompt = 提示词最多 { $most } 个字符。
limits-solve = 通过一次验证，最多可以一次生成 { $count } 张图片。
funds-left = 这一小时的图片额度由大家共用，还剩约 { $percent }%。
funds-hour-spent = 这一小时的图片额度已经用完。下一张图片可在 { $opens }（UTC）生成。
funds-day-spent = 今天的图片额度已经用完。下一张图片可在 { $opens }（UTC）生成。

## How it is made, and where the words go

card-heading = 图片如何生成
label-model = AI 生成：这些图片由 AI 模型生成
label-painter = 由程序绘制，不使用 AI 模型
card-painter = 本服务器上的一个小程序读取提示词并作画。提示词不会发送给任何其他人。
card-painter-moderated = 本服务器上的一个小程序读取提示词并作画。
card-moderation = 事先审查：由另一个服务检查文字
card-moderation-sent = 生成图片之前，提示词以及随附的图片会发送给这个服务，该服务可能予以拒绝。IP 地址和本次会话不会发送。
card-sent = 提示词会发送给生成图片的服务。IP 地址和本次会话不会发送。
card-who = 服务方
card-region = 地点
card-retention = 保留
card-training = 用于训练
card-terms = 该服务的条款
card-unstated = 运营者未说明

## The check

challenge-legend = 简短验证
challenge-hint = 请从左到右输入图中的字母和数字，偏高和偏低的都要输入。不区分大小写。
challenge-alt = 需要照着输入的字母和数字的图片
challenge-code = 验证码
challenge-new = 换一个验证码
challenge-listen = 收听验证码
challenge-stop = 停止
challenge-sound = 语音验证码
challenge-sound-file = 保存语音
challenge-sound-hint = 语音会把同一个验证码读两遍：数字直接读出，字母则读成以该字母开头的单词。请输入数字和各单词的首字母。
challenge-sound-language = 语音为英语。
challenge-other = 看不清？留空并按下按钮，就会换一个验证码。
challenge-later = 按下按钮后，需要照着图片或语音输入一个简短的验证码。已输入的内容会留在表单中。
challenge-passed = 现在按下按钮，无需再输入验证码：刚才出的问题不是使用者造成的。
challenge-needs-script = 每次生成图片之前，本网站会让浏览器做一次短时间的计算。这需要 JavaScript，而它在这里处于关闭状态：要生成图片，请允许本网站使用 JavaScript。
challenge-title = 一次简短的验证
challenge-lead = 输入验证码后，就会生成图片。已输入的内容仍在表单中。

work-hint = 为了防止程序耗尽本服务，浏览器会做一次短时间的计算。开始填写表单时计算随即开始，并在填写的同时进行。
work-progress = 计算进度
work-stop = 停止计算
work-start = 开始计算
work-letters = 改为输入字母
work-instead = 改由浏览器计算

## The stage, filled by the page's script

stage = 生成的图片
stage-empty = 图片会显示在这里，并保存在此浏览器中，而不是本服务器上。
stage-empty-noscript = 图片会显示在下一页。
progress = 图片生成进度
cancel = 取消
download = 下载
remove = 移除
undo = 撤销
again = 重试
vary = 再生成一张
reuse = 使用这张图片的设置
job-close = 关闭
stage-job = 一个请求
tell = 完成时通知我

## The words of before, kept by the browser

history-title = 以前的提示词
history-where = 由于选择了保留，它们只保存在此浏览器中。
history-search = 搜索以前的提示词
history-close = 关闭
history-clear = 全部删除
history-clear-sure = 是，全部删除

## The answer page, without script

answer-title = 生成的图片
answer-started = 正在生成图片。图片会自动出现在本页，请不要关闭。
answer-place = 排队位置：{ $place }。
answer-percent = 已完成 { $percent }%。
answer-alt = 根据提示词生成的图片 { $number }
answer-save = 如需保留，请用浏览器菜单保存图片。本服务器不留副本。
answer-some = 共 { $asked } 张，已收到 { $count } 张。
answer-seed = 种子：{ $seed }
answer-made-by = 由 { $model } 生成。
answer-stood-in = 由 { $model } 生成，它代替了所选的模型。

## What the script says

script-file-too-large = 文件太大。可接受的大小见上文。
script-fault = { $title }。{ $detail }
script-cost = 这会占用本网络每分钟 { $most } 张图片中的 { $count } 张。
script-range = 从 { $least } 到 { $most }。
script-enough = 正在生成的图片：{ $count } 张。请等其中一张完成，或取消一张。
script-elapsed = 已用时 { $time }。
script-left = 大约还需 { $time }。
script-left-behind = 离开本页时仍在进行的请求：{ $count } 个。这些请求已被取消，但可能已计入用量。
script-offline = 没有网络连接。已输入的内容会留在这里。
script-online = 网络已恢复。
script-tell-on = 不在看本页时，会收到通知。通知中不含任何提示词内容。
script-tell-denied = 此浏览器不为本页显示通知。标签页的标题也会提示。
script-history-count = 条目数：{ $count }
script-history-delete = 删除
script-link-copied = 链接已复制。其中含有提示词；只有得到链接的人才能读到。
script-link-here = 请复制此链接：
script-link-empty = 没有可以放进链接的提示词。
script-link-long = 内容太长，无法放进链接。
script-link-filled = 链接中的内容已填入表单。按下按钮之前，不会发送任何内容。
script-link-filled-part = 链接中的内容已填入表单，但其中有些在这里无法使用。按下按钮之前，不会发送任何内容。
script-link-waits = 链接带来了提示词，但输入框里已有文字，所以保留了原有的文字。如需使用链接中的提示词，请清空输入框后再次打开链接。
script-careful-email = 提示词中似乎有电子邮件地址。提示词会发送给生成图片的一方。
script-careful-phone = 提示词中似乎有电话号码。提示词会发送给生成图片的一方。
script-careful-card = 提示词中似乎有银行卡号。提示词会发送给生成图片的一方。
script-sending = 正在发送提示词
script-place = 排队位置：{ $place }
script-painting = 正在生成图片
script-preview = 图片 { $number } 的初步预览
script-picture = 根据提示词生成的图片 { $number }
script-done = 图片已生成。
script-done-some = 共 { $asked } 张，已收到 { $count } 张。
script-stood-in = 由 { $model } 生成，它代替了所选的模型。
script-seed = 种子 { $seed }
script-kept = 已保存在此浏览器中。
script-kept-full = 此浏览器的存储空间已满，图片未能保存。请下载图片，或在图库中腾出空间。
script-kept-not = 此浏览器不允许页面保存任何内容。请下载图片，否则离开后图片就没有了。
script-kept-copy = 此浏览器中保存了一份较小的副本。要得到原样的图片，请下载。
script-kept-moved = 为腾出空间而移除的较小副本：{ $count } 份。对应的图片仍在图库中。
script-kept-undone = 副本已放回原处。
script-kept-not-undone = 空间已不足以全部放回。留下的都在图库中。
script-kept-ask = 要保存这张图片，必须永久删除一些较早的图片：{ $count } 张。它们没有保存在其他任何地方，请在这里下载想要留下的图片。
script-kept-removed = 已从此浏览器中移除。
script-lasting = 浏览器已同意不会自行清除这些图片。
script-not-lasting = 磁盘空间不足时，浏览器可能会清除这些图片。务必要留下的，请下载。
script-cancelled = 已取消。已输入的内容仍在这里。这张图片可能已计入用量。
script-stopped = 在发送之前已取消，没有消耗任何额度。
script-lost = 图片到达之前连接中断。已输入的内容仍在这里。这张图片可能已计入用量。
script-lost-some = 连接中断。共 { $asked } 张图片，已收到并显示 { $count } 张。
script-unreachable = 无法连接到本服务器。请检查网络连接后重试；已输入的内容仍在这里。
script-unshown = 此浏览器无法显示这张图片，但可以下载。
script-unexpected = 本服务器返回了本页无法理解的结果。请重新加载页面后再试。
script-retry = 请在 { $time }后重试。
script-counter = { $count } / { $most } 个字符。
script-too-long = 内容超出了表单可接受的长度。
script-challenge-loading = 正在加载验证码。
script-challenge-first = 请先输入验证码。
script-challenge-old = 验证码已过期。这是一个新的验证码。
script-challenge-wait = 暂时没有新的验证码。请在 { $time }后重试。
script-challenge-failed = 无法加载验证码。
script-challenge-passed = 下一次尝试不需要新的验证码。
script-work-running = 浏览器正在计算。
script-work-done = 已完成，无需输入任何内容。
script-work-queued = 计算一完成，就会生成图片。
script-work-harder = 为了在本网络的份额之外再生成图片，浏览器会做一次较长的计算。之后图片会自动生成。
script-work-stopped = 计算已停止，没有消耗任何额度。
script-work-wait = 暂时没有新的计算。请在 { $time }后重试。
script-work-failed = 无法加载计算。
script-work-unable = 此浏览器无法在这里进行计算。
script-work-passed = 下一次尝试不需要新的计算。
script-sound-loading = 正在加载语音。
script-sound-over = 验证码已全部读完。
script-sound-wait = 暂时没有语音。请在 { $time }后重试。
script-sound-gone = 这个验证码不能再播放了。请换一个。
script-sound-failed = 无法播放语音。
script-code-used = 这是用于下一张图片的新验证码。
kept-replace = 删除较早的图片，保留这一张

## The gallery

gallery-title = 图库
gallery-lead = 这些图片来自此浏览器自身的存储空间。本服务器上一张也没有。
gallery-noscript = 图库需要读取浏览器的存储空间，因此需要脚本。不使用脚本时，请用浏览器菜单逐张保存图片。
gallery-empty = 这里还没有图片。
gallery-make = 生成图片
gallery-blocked = 此浏览器不允许页面读取其存储空间，因此没有图库。隐私窗口和严格的设置会造成这种情况。
gallery-delete-all = 全部删除
gallery-delete-all-ask = 要删除此浏览器中保存的所有图片吗？
gallery-delete-all-note = 它们不存在于其他任何地方。此操作无法撤销。
gallery-delete-all-yes = 是，全部删除
gallery-delete = 删除
gallery-keep = 保留
gallery-close = 关闭
gallery-earlier = 较早的图片
gallery-later = 较晚的图片
gallery-viewer = 大图
storage-title = 浏览器的存储空间
storage-seen = 已阅读
storage-quality = 较小副本的质量
storage-quality-small = 低：可存放更多副本
storage-quality-good = 良好
storage-quality-best = 最佳：可存放的副本较少
storage-quality-note = 只要有空间，每张图片也会按收到时的原样保存。副本用于快速查看，也用于文件丢失的情况。这项设置只影响今后的副本。
script-storage-copies = 较小的副本：已用 { $used } 个字符，共 { $most } 个字符（localStorage）
script-storage-copies-none = 较小的副本：此浏览器没有存放的地方（localStorage 已被阻止）。
script-storage-files = 原样文件：已用 { $used }，共 { $most }（IndexedDB）
script-storage-files-unknown = 原样文件：{ $used }（IndexedDB）。此浏览器没有说明还有多少空间。
script-storage-files-none = 原样文件：此浏览器没有存放的地方（IndexedDB 已被阻止）。
script-plain = 本页是通过未加密的 HTTP 加载的。在这里，浏览器不能保证一直保留图片，不能在没有网络时显示图库，也不能用密码短语锁定文件。务必要留下的，请下载。
script-quality-chosen = 从现在起，副本将按此质量生成。
script-quality-forgotten = 此浏览器不允许页面记住这项设置。
script-missing-files = 此浏览器清除了图片的文件：{ $count } 个。其中有较小副本的图片仍在这里。
script-missing-copies = 此浏览器清除了图片的较小副本：{ $count } 份。其中同时存有文件的图片仍在这里。
script-gallery-count = 已保存的图片：{ $count } 张
script-gallery-open = 打开图片 { $number }
script-gallery-deleted = 已删除。
script-gallery-deleted-all = 已全部删除。
script-gallery-not-deleted = 此浏览器不允许页面删除它。

## Spans of time and sizes

time-seconds = { $n } 秒
time-minutes = { $n } 分钟
time-hours = { $n } 小时
time-days = { $n } 天
size-bytes = { $n } 字节
size-kibibytes = { $n } KiB
size-mebibytes = { $n } MiB

## Problems: the title, and what to do. Each is named by its code in the table of errors.

problem-retry = 请在 { $time }后重试。
problem-fault = { $title }。{ $detail }
problem-home = 返回表单
problem-code = 参考代码：{ $code }
problem-reference = 参考代码：{ $status } { $code }

error-prompt-missing = 还没有提示词
    .detail = 请用几个词描述想看到的画面。
error-prompt-too-long = 提示词太长
    .detail = 提示词最多 { $most } 个字符。请缩短后重新发送。
error-prompt-characters = 含有无法使用的字符
    .detail = 提示词中含有图片无法表现的控制字符。请删除后重新发送。
error-model-unknown = 没有这个模型
    .detail = 请从表单中的模型里选择。
error-size-unknown = 没有这个尺寸
    .detail = 请从此模型支持的尺寸里选择。
error-number-invalid = 不是数字
    .detail = 请填写一个整数，或将此项留空。
error-number-out-of-range = 超出范围
    .detail = 请选择 { $least } 到 { $most } 之间的数字。
error-field-invalid = 不在可选范围内
    .detail = 字段 { $field } 的值不在本服务器的可选范围内。请从表单中的选项里选择。
error-field-unknown = 本服务器不认识的字段
    .detail = 表单中含有本服务器不接受的字段。请重新加载页面后再试。
error-field-not-taken = 此模型不接受该字段
    .detail = 所选模型不接受字段 { $field }。请将其留空，或选择其他模型。
error-field-twice = 同一字段出现多次
    .detail = 表单中的字段 { $field } 出现了不止一次。请重新加载页面后再试。
error-image-missing = 没有要修改的图片
    .detail = 编辑需要一张图片。请发送一张，或改为请求生成新图片。
error-response-format-not-available = 不提供这种形式
    .detail = 这里不提供图片链接。请直接请求图片本身。
error-image-invalid = 图片无法使用
    .detail = 该文件不是完整的 PNG、JPEG 或 WebP 图片，或者是动态图片。请选择其他文件。
error-image-too-large = 图片太大
    .detail = 该文件的字节数或像素数超出了本服务器可接受的范围。可接受的范围写在该字段旁边。
error-mask-without-image = 有蒙版而没有图片
    .detail = 蒙版用来指明图片的哪一部分要重新绘制。请同时选择图片，或去掉蒙版。
error-strength-without-image = 有重绘幅度而没有图片
    .detail = 重绘幅度表示新图片可以与原图相差多少。请同时选择图片，或将此项留空。
error-mask-size = 蒙版尺寸不符
    .detail = 蒙版的宽和高必须与图片完全一致。
error-mask-invalid = 此模型不接受这个蒙版
    .detail = 蒙版是一个 PNG 文件，按照该字段旁边说明的方式指明要重新绘制的部分。

error-content-refused = 这里不予生成
    .detail = 输入的内容违反了本服务器运营者设定的规则。请修改后重新发送。内容没有发送给任何其他人，也没有消耗任何额度。
error-moderation-refused = 生成之前被拒绝
    .detail = 事先检查文字的服务拒绝了这个提示词，因此没有生成图片。请修改后重试；这次没有计入用量。
error-moderation-unavailable = 无法进行事先检查
    .detail = 事先检查文字的服务目前没有答复，而没有答复，这里就不会生成图片。问题不在使用者。

error-challenge-missing = 需要验证码
    .detail = 请照着图片或语音输入验证码，再重新发送表单。
error-challenge-wrong = 验证码不正确
    .detail = 这是一个新的验证码。已输入的内容仍在表单中。
error-challenge-unknown = 无法识别该验证码
    .detail = 它已被使用、已过期、收听次数过多，或属于另一个会话。这是一个新的验证码。
error-challenge-work-missing = 需要计算
    .detail = 每次生成图片之前，本网站会让浏览器做一次计算，这需要 JavaScript。请允许本网站使用 JavaScript，或改用支持它的浏览器，再重新发送表单：已输入的内容仍在表单中。
error-challenge-work-wrong = 计算结果不正确
    .detail = 需要重新计算。已输入的内容仍在表单中。
error-challenge-work-unknown = 无法识别该计算
    .detail = 它已被使用、已过期，或属于另一个会话。需要重新计算；已输入的内容仍在表单中。
error-challenge-flood = 验证请求过多
    .detail = 当前网络在短时间内请求了大量验证。

error-key-missing = 需要密钥
    .detail = 程序在每个请求中以 Authorization: Bearer 的形式发送密钥。密钥由本服务器的运营者发放。
error-key-mistyped = 密钥不完整或有误
    .detail = 收到的密钥有误，或被截断。请重新复制。
error-key-unknown = 本服务器不认识的密钥
    .detail = 密钥已被吊销，或属于另一台服务器。密钥由本服务器的运营者发放。
error-key-expired = 密钥已过期
    .detail = 请向本服务器的运营者索取新的密钥。
error-cross-site = 表单来自别处
    .detail = 表单不是从本网站自己的页面发送的，因此未作处理。请打开本网站，从这里发送。
error-rate-limited = 暂时已达上限
    .detail = 当前网络在这段时间内的图片额度已经用完。已输入的内容没有丢失。
error-queue-full = 繁忙
    .detail = 排队的人很多。没有消耗任何额度。

error-hour-spent = 这一小时的图片额度已经用完
    .detail = 本服务器可用于图片的费用由大家共享，大约在 { $opens }（UTC）或更早会轮到。位置已经保留，没有消耗任何额度。
error-day-spent = 今天的图片额度已经用完
    .detail = 本服务器可用于图片的费用由大家共享，下一张图片可在 { $opens }（UTC）生成。没有消耗任何额度。

error-upstream-refused = 已被拒绝
    .detail = 生成图片的服务拒绝了这个提示词，也不会再请求其他服务。请修改后重试；这次没有计入用量。
error-upstream-withheld = 图片被扣留
    .detail = 生成图片的服务生成了一张图片，但认为它有问题而没有交出。同样的提示词下次可能得到不同的结果；如果仍然不行，请修改提示词。
error-upstream-not-accepted = 未被接受
    .detail = 生成图片的服务没有接受这个尺寸或提示词。
error-upstream-unreachable = 无法连接图片服务
    .detail = 问题不在使用者。请稍后再试。
error-upstream-unavailable = 暂时不可用
    .detail = 目前无法生成图片。问题不在使用者。
error-upstream-busy = 图片服务繁忙
    .detail = 它要处理的请求太多。问题不在使用者。
error-upstream-failed = 图片服务出错
    .detail = 它中途断开，或返回了没有意义的结果。问题不在使用者。
error-upstream-timeout = 图片服务响应太慢
    .detail = 它没有及时响应。问题不在使用者。
error-upstream-not-an-image = 不是图片
    .detail = 图片服务返回的内容不是图片，因此没有转交。
error-upstream-too-large = 太大
    .detail = 图片服务返回的内容超出了本服务器可转交的大小。

error-bad-request = 无法读取的请求
    .detail = 请求中有内容不符合网络规则。请重新加载页面后再试。
error-not-found = 这里没有内容
    .detail = 这个地址没有页面。
error-method-not-allowed = 不支持这种方式
    .detail = 这个地址不接受这种请求。
error-request-timeout = 太慢
    .detail = 请求到达所用的时间太长。
error-payload-too-large = 一次发送的内容太多
    .detail = 请求超出了本服务器可接受的大小。
error-uri-too-long = 地址太长
    .detail = 请求的地址超出了本服务器可接受的长度。
error-unsupported-media-type = 不是表单
    .detail = 这个地址只接受浏览器以普通方式发送的表单。
error-headers-too-large = 请求头太大
    .detail = 请求头超出了本服务器可接受的大小。
error-internal = 服务器内部出错
    .detail = 问题出在本服务器，不在使用者。发送的内容都没有被记录下来。
error-shutting-down = 正在重启
    .detail = 本服务器即将重启。请稍后再试。
error-unavailable = 不可用
    .detail = 服务器的这一部分目前没有运行。

## Privacy: each sentence that promises something is a message of its own

privacy-title = 隐私
privacy-lead = 本服务保存什么、存在哪里、保存多久。数字来自正在运行的程序，也正是程序所遵守的数字。
privacy-machine = 供程序读取的相同信息：

privacy-who = 责任方
privacy-who-named = 本服务由 { $operator } 运营。
privacy-who-unnamed = 本服务器的运营者没有在此留下名称。所用软件是 Afterimage；其作者不运营本服务器，也不会从中收到任何信息。
privacy-who-role = 运营本服务器的一方决定如何处理个人数据，并对此负责（控制者，GDPR 第 4 条第 (7) 项）。
privacy-who-contact = 关于个人数据的问题和请求：

privacy-kept = 保存的内容
kept-what = 内容
kept-where = 位置
kept-how-long = 时长
kept-memory = 本服务器的内存
kept-valkey = 本服务各服务器共用的 Valkey 存储的内存
kept-cookie = 浏览器中的 Cookie，以及{ $store }
kept-file = 本服务器上的文件
kept-browser = 使用者的浏览器
kept-request = 该请求的内存

kept-prompt = 提示词
kept-prompt-time = 直到结果发出
privacy-prompt-never = 提示词绝不会写入日志或文件；其所占的内存在释放时会被覆盖。
kept-picture = 图片
kept-picture-time = 仅在经过时
privacy-picture-window = 来自图片服务的图片，同一时刻最多只保留 { $window }。
privacy-picture-none = 本服务器不保存图片的副本。
kept-challenge = 要求输入的验证码
kept-challenge-time = 最长 { $life }
privacy-challenge-once = 一经回答，无论对错，验证码即被清除。
kept-work = 浏览器已提交的计算的编号
kept-work-time = 最长 { $life }
privacy-work-number = 编号是随机的，不反映使用者的任何信息。保存它是为了避免同一计算被计两次；在提交之前，不保存任何相关内容。
kept-session = 会话
kept-session-time = 闲置满 { $idle }为止，最长 { $longest }
privacy-session-random = Cookie 中只有一个经过签名的随机数，没有使用者的任何信息。它没有到期日期，因此浏览器关闭时会将其丢弃，除非浏览器设置为恢复上次的会话。
privacy-session-asked = 只有在开始填写表单并请求验证时才会设置，绝不会因浏览页面而设置。
kept-rate = 当前网络请求了多少张图片
kept-rate-time = 最迟在最后一次请求的 { $record }后清除
privacy-rate-hash = 它以 IP 地址的带密钥哈希值保存；对于 IPv6，取 128 位中的前 { $v6 } 位。密钥只存在于内存中，并定期更换；不保存地址本身。
privacy-rate-hash-shared = 它以 IP 地址的带密钥哈希值保存；对于 IPv6，取 128 位中的前 { $v6 } 位。密钥每天更换；在存储中，它由只有各服务器掌握的秘密加密封存。不保存地址本身。
privacy-rate-networks = 该地址所属的网络也以同样方式计数：IPv4 取 32 位中的前 { $v4 } 位，IPv6 取 128 位中的前 { $home } 位和前 { $site } 位。验证码和会话也与这样的哈希值一起记录，以免有人把其他网络挤出去。
privacy-rate-window = 计数的时段最长为 { $window }。
kept-share = 当前网络正在等待其图片费用的份额，或已超出其份额
kept-share-time = 最迟在最后一次请求的 { $record }后清除
privacy-share-why = 运营者用于图片的费用据此公平分配：只要还有得到较少的人在等待，就没有人能得到更多。
privacy-share-hash = 它以同样的带密钥哈希值保存，不反映生成了什么内容。
kept-log = 访问日志中的一行
kept-log-time = { $life }，之后删除
privacy-log-fields = 其中包括时间、请求方法、页面类别、状态、耗时以及响应的大小。
privacy-log-never = 其中没有提示词、图片、完整的 IP 地址、浏览器名称，也没有问号之后的任何内容。
privacy-log-prefix = 对于 IP 地址，其中只有 32 位中的前 { $v4 } 位（IPv4）或 128 位中的前 { $v6 } 位（IPv6）。
privacy-log-no-address = 其中没有 IP 地址的任何部分。
privacy-log-none = 本服务器不写访问日志。
kept-own = 使用者的图片和所选的主题
kept-own-time = 直到使用者将其清除
privacy-own-stays = 它们绝不会被发回本服务器。提示词只有在使用者要求时，才会随图片并在列表中保存。

privacy-words = 提示词会发送到哪里
privacy-words-only = 发送的内容：提示词和表单中的设置。不发送的内容：IP 地址、会话、浏览器名称。
privacy-words-picture = 提供的图片及其蒙版也会发送。发送前会先去除文件中的地点、时间、相机、姓名和注释信息；画面中可见的内容保持不变。本服务器清除提示词时，也会一并清除这张图片。
privacy-words-refusal = 如果某个服务因内容而拒绝了提示词，不会再交给另一个服务尝试。

transfer-inside = 就此处所述而言，提示词在那里留在欧洲经济区内。
transfer-outside = 就此处所述而言，提示词在那里会离开欧洲经济区。其依据（GDPR 第五章），运营者没有说明。
transfer-ground = 提示词在那里可能会离开欧洲经济区。其依据（GDPR 第五章）：{ $ground }
transfer-unsaid = 提示词在那里是否会离开欧洲经济区，运营者没有说明。

privacy-recipients = 还有谁能看到
privacy-recipients-hosting = 运行本服务器的机器：{ $hosting }
privacy-recipients-proxy = 收发的内容会经过：{ $proxy }
privacy-recipients-unstated = 运营者没有说明本服务器运行在谁的机器上，也没有说明其前端有什么。
privacy-recipients-nobody = 不会向任何其他人提供任何内容。即使法律强制运营者交出信息，也只有上表所列的内容。

privacy-not = 不会发生的事
privacy-not-account = 没有账号，也不会有人询问姓名或电子邮件地址。
privacy-not-third = 任何页面都不会从本服务器以外的地方加载任何内容：没有分析统计，没有广告，没有字体，没有嵌入内容。
privacy-not-profile = 不会在多次访问之间跟踪任何人；除首页所列的限制外，也不会对使用者作出任何决定。
privacy-not-sold-moderated = 不出售数据。提示词只会提供给上面列出的服务，不会提供给任何其他人。
privacy-not-sold = 不出售数据；除了生成图片的服务（如有）之外，也不向任何人提供数据。

privacy-basis = 用于什么，以及为何允许
purpose-what = 用途
purpose-ground = 法律依据
purpose-contract = 使用者所请求的服务（GDPR 第 6 条第 1 款 (b) 项）
purpose-interest = 正当利益（GDPR 第 6 条第 1 款 (f) 项）
purpose-picture = 生成图片
privacy-purpose-picture = 为此使用提示词、表单中的设置以及提供的图片。
purpose-check = 区分人与程序
privacy-purpose-check = 为此使用验证码或计算、会话以及网络的哈希值。利益所在：不让程序耗尽为人准备的资源。
purpose-limits = 分配现有资源
privacy-purpose-limits = 为此使用网络的计数。利益所在：使服务保持公平，费用能够承担。
purpose-log = 发现故障和攻击
privacy-purpose-log = 为此使用访问日志。利益所在：使服务持续运行并保持安全。
purpose-moderation = 防止生成违法图片
privacy-purpose-moderation = 上面列出的服务为此使用提示词以及提供的图片。利益所在：不在这里生成违法图片。
privacy-basis-only = 所保存的内容不用于任何其他用途。
privacy-basis-object = 对于以正当利益为依据的处理，可以联系运营者提出反对（GDPR 第 21 条）。
privacy-basis-need = 任何人都没有义务提供数据；只是没有提示词，就没有内容可以生成。

privacy-rights = 使用者的权利
privacy-rights-list = 在适用 GDPR 的情况下，使用者可以查询所保存的有关自己的信息，要求更正、删除、限制处理或移交，并反对对其的使用（第 15 条至第 21 条）。
privacy-rights-answer = 请联系运营者。使用者有权在一个月内免费得到答复（第 12 条）。
privacy-rights-eleven = 本服务器无法得知使用者是谁，答复时也无需查明（第 11 条）。不存在运营者可以按姓名查找使用者的记录。
privacy-rights-self = 有关此连接的信息会在上述时间之后自行清除。随时可以查看这些信息、获取副本，并清除其中可以清除的部分，而无需说明身份。
privacy-rights-look = 查看并清除有关此连接的信息
privacy-rights-pictures = 图片保存在使用者的浏览器中。请在图库中删除，或通过浏览器自身针对本网站的设置删除。
privacy-rights-complain = 可以向数据保护机构投诉，例如居住地的机构（第 77 条）。

privacy-decisions = 由程序作出的决定
privacy-decisions-what = 验证是否通过、是否达到限制、提示词是否违反这里的规则，均由程序决定。程序判断的是请求而不是人，对使用者不产生法律效力（GDPR 第 22 条）。

privacy-reach = 任何软件都无法保证的事
privacy-reach-operator = 运营者可以更改本服务器上的程序。使用者只能相信程序没有被更改。
privacy-reach-upstream = 生成图片的服务可能会保存收到的内容。它对此的说明写在上面；本服务器无法核实。
privacy-reach-moderation = 事先检查文字的服务也是如此。
privacy-reach-network = 监视网络的人可以看到有人在使用本网站、何时使用、发送了多少数据；如果网站地址以 https 开头，则看不到内容。使用 Tor 或 VPN，IP 地址对本服务器也会隐藏。
privacy-reach-host = 托管本服务器的公司，或其前端的代理，能够看到经其手的内容。
privacy-reach-computer = 之后使用同一浏览器的人，可以看到其中保存的图片。

privacy-children = 儿童
privacy-children-not = 本服务不面向未满 16 岁的儿童。本服务不询问任何人的年龄，因为那样就必须询问身份。

privacy-changes = 变更
privacy-changes-since = 现行内容自 { $date } 起生效。
privacy-changes-written = 本页由程序根据自身的设置写成，因此设置变更时，本页也随之变更。现在所写的就是现在适用的。
privacy-changes-mark = 写成本页所依据的设置的标记是 { $mark }。任何一项设置变更，标记也会变更，订阅源中就会增加一个新条目。
privacy-changes-feed = 如需获知变更，请订阅：
change-first = 本页的第一个版本。
feed-title = { $name }：隐私页面的变更
feed-change = { $date } 的变更
feed-settings = 设置 { $mark }
feed-makers = 写成隐私页面所依据的设置与以前不同，或者这是第一次看到此订阅源。图片由以下各方生成：{ $makers }。
feed-moderation = 提示词先由以下服务检查：{ $service }。
feed-more = 完整内容见隐私页面。

## Your data

your-title = 我的数据
your-lead = 本服务器目前保存的有关此连接的信息，以及此浏览器保存的信息。没有人会询问身份。
your-known = 如何识别此连接
your-known-address = 通过 IP 地址的带密钥哈希值。地址本身不予保存，本页也不显示。
your-known-prefix = 通过 128 位 IPv6 地址中前 { $bits } 位的带密钥哈希值。地址本身不予保存，本页也不显示。
your-known-shared = 在家中或通过同一运营商与此连接共用地址的人，也共用这些计数。本服务器无法加以区分。
your-known-look = 查看不会改变任何东西：不设置 Cookie，不计数，也不延长任何会话。
your-counts = 计数内容
your-counts-where = 保存在{ $store }：只有数量，没有内容。
your-count-pictures = 图片
your-count-worked = 超出限额、以较长计算换取的图片
your-count-checks = 请求的验证
your-count-sounds = 语音验证
your-count-none = { $what }：目前没有计数。
your-window = 时段
your-window-minute = 一分钟
your-window-hour = 一小时
your-window-day = 一天
your-allowed = 限额
your-used = 已用
your-left = 剩余
your-ends = 清除
your-number = { $count }
your-ends-none = 没有计数
your-ends-in = { $time }后
your-counts-networks = 该地址周围的网络也会计数，最大的一个取前 { $bits } 位。其他人也在使用这些网络，因此这里不显示它们的计数；此连接的剩余额度已将其考虑在内。
your-counts-ends = 任何计数都不会超过 { $window }。到期的计数会在 { $sweep }内从内存中清除。
your-share = 费用份额
your-share-none = 没有相关记录。
your-share-waits = 此连接正在等待轮到。
your-share-ahead = 此连接到目前为止得到的超出了其份额。
your-share-ends = 如果不再提出请求，最迟 { $time }后清除。保存在{ $store }。
your-session = 会话
your-session-none = 没有会话。
your-session-there = 有一个会话。如果不再操作，它会在 { $time }后结束，且最迟在开始后 { $longest }结束。保存在{ $store }。
your-session-no-checks = 会话中没有未完成的验证。
your-session-checks = 会话中有 { $count } 个未完成的验证，最后一个在 { $time }后结束。
your-session-pass = 在接下来的 { $time }内，下一次尝试不需要新的验证。
your-under-way = 进行中
your-under-way-none = 本服务器上没有来自此连接的请求在等待或正在响应。
your-under-way-count = 本服务器上有 { $count } 个来自此连接的请求在等待或正在响应。
your-unfound = 谁也无法查到的内容
your-unfound-log = 访问日志中的各行。其中没有可追溯到使用者的名称，因此无法与他人的区分开。每一行都会在 { $life }后删除。
your-unfound-no-log = 没有访问日志。
your-unfound-work = 已提交的计算的随机数。它不属于任何会话，并在 { $life }内清除。
your-unfound-words = 提示词和图片：结果送达后，本服务器两者都没有。
your-browser = 在此浏览器中
your-browser-cookie = 有会话时，会有一个名为 { $name } 的 Cookie。脚本无法读取它，因此它不在下面的列表中。
your-browser-noscript = 此浏览器还为本网站保存了什么，只有脚本才能列出。浏览器自身针对本网站的设置也会显示。
your-copy = 获取副本
your-copy-what = 以文件形式提供的相同信息。它只涉及此连接；浏览器保存的内容不在其中。
your-copy-file = 保存本服务器所持有的信息
your-erase = 清除
your-erase-connection-what = 忘记此连接：会话及其未完成的验证会立即清除，浏览器会丢弃 Cookie。图片仍留在浏览器中。
your-erase-connection = 忘记此连接
your-erase-everything-what = 全部清除：除上述内容外，还会清除此浏览器为本网站保存的一切，包括图片。执行前会再次询问。
your-erase-everything = 清除这里的一切……

erase-ask-title = 要全部清除吗？
erase-ask-lead = 此浏览器中的图片也会被清除。
erase-ask-what = 将清除：会话、Cookie，以及此浏览器为本网站保存的一切：图片、提示词、设置。
erase-ask-final = 这些图片不存在于其他任何地方。此操作无法撤销。
erase-ask-export = 先保存图片
erase-ask-keep = 全部保留
erase-ask-yes = 是，全部清除
erase-connection-title = 已忘记
erase-connection-lead = 本服务器上已不再有此使用者的会话。
erase-everything-title = 已清除
erase-everything-lead = 本服务器上已不再有此使用者的会话，并已通知浏览器清除为本网站保存的内容。
erase-gone = 已清除的内容
erase-gone-session = 会话、其中未完成的验证，以及它尚可使用的一切。
erase-gone-cookie = Cookie：已通知浏览器将其丢弃。
erase-gone-browser = 此浏览器为本网站保存的内容：已通知浏览器将其清除。
erase-gone-noscript = 没有脚本就无法确认浏览器是否照办。只有在地址以 https 开头时，浏览器才会执行；其他情况下，请使用浏览器自身针对本网站的设置。
erase-stays = 仍保留的内容
erase-stays-count = 此连接用了多少，只是一个数字，保留到其时段结束：最长 { $window }。
erase-stays-why = 如果可以清除它，任何人都能靠反复清除而想用多少就用多少。
erase-stays-hash = 它以 IP 地址的带密钥哈希值保存。密钥定期更换，因此最迟 { $record }后，这里的任何内容都无法再与使用者对应。
erase-stays-under-way = 正在生成的图片会继续生成，直到取消或离开其页面。
erase-stays-browser = 浏览器自身保存的内容：图片和设置。
erase-stays-log = 访问日志中的各行，谁也无法按访问者查找。每一行都会在 { $life }后删除。
erase-look = 查看还留有什么

script-browser-looking = 正在查看……
script-browser-nothing = 此浏览器没有为本网站保存任何内容。
script-browser-blocked = 此浏览器不允许页面查看。
script-browser-pictures = 图片
script-browser-words = 输入过的提示词
script-browser-settings = 设置
script-browser-theme = 主题
script-browser-other = 其他条目
script-browser-visit = 此标签页的条目
script-browser-database = 数据库 { $name }，{ $part }
script-browser-cache = 缓存 { $name }
script-browser-worker = Service Worker
script-browser-whole = 总计（按浏览器的统计）
script-browser-entries = { $count } · { $size }
script-browser-number = { $count }
script-browser-erased = 已再次查看：此浏览器没有为本网站保存任何内容。
script-browser-left = 以下内容无法在这里清除。请使用浏览器自身针对本网站的设置：
script-allowance-hour = 这一小时还剩 { $left } 张，共 { $most } 张。
script-allowance-day = 今天还剩 { $left } 张，共 { $most } 张。

## Cookies

cookies-title = Cookie
cookies-lead = 只有一个 Cookie，而且只在需要时才用。没有横幅，因为没有什么需要同意。
cookies-one = 这个 Cookie
cookies-name = 它的名称是 { $name }。
cookies-purpose = 它把显示的验证码与给出的回答联系起来，没有其他作用。
cookies-when = 它在请求验证码时设置：即开始填写表单时，或未作回答就发送表单时。浏览页面不会设置任何 Cookie。
cookies-value = 它的值是一个经过签名的随机数。只有本网站会收到它，脚本无法读取它，从其他网站访问过来时也不会发送。
cookies-life = 它没有到期日期：关闭浏览器时即告结束，除非浏览器设置为恢复上次的会话。它所代表的内容保存在{ $store }，闲置满 { $idle }后结束，最迟在 { $longest }后结束。
cookies-storage = 浏览器的存储空间
cookies-storage-pictures = 启用脚本时生成的图片，会保存在浏览器为本网站提供的存储空间中，以便在图库中查看：较小的副本在 localStorage 中（名称以 { $prefix } 开头），文件本身在 IndexedDB 中（名为 { $database } 的数据库）。可以逐个移除，也可以全部移除。
cookies-storage-books = 此外还有几条简短的记录（名称以 { $prefix } 开头）：有多少张图片，有多少空间，所选的副本质量，以及浏览器是否同意保留它们。
cookies-storage-words = 只有勾选相应的选框，提示词才会随图片并在列表中保存。
cookies-storage-left = 如果在图片生成过程中离开，此标签页会记下有多少张，以便返回时页面能够说明。该记录不含其他内容，并随标签页一起消失。
cookies-storage-theme = 只有选择了与系统不同的主题时，才会保存主题（名称为 { $key }）。
cookies-storage-sent = 这些内容都不会发送到服务器。
cookies-consent = 为什么不征求同意
cookies-consent-why = Cookie 和存储空间只服务于使用者自己所请求的功能，因此电子隐私法律不要求征得同意（第 2002/58/EC 号指令第 5 条第 3 款）。
cookies-refuse = 如果阻止它们
cookies-refuse-how = 没有 Cookie，就无法核对验证码，因此在启用验证时无法生成图片。没有存储空间，除图库外一切正常；这时请下载图片。

## Terms

terms-title = 使用条款
terms-lead = 小型服务的简短规则。发送表单即表示接受这些规则。
terms-service = 服务
terms-service-what = 发送文字后，会据此生成图片。服务免费，也无需账号。
terms-service-age = 本服务不面向未满 16 岁的儿童。
terms-service-may = 运营者可以随时限制、更改或停止服务。
terms-not = 不得生成的内容
terms-not-children = 儿童或看似儿童者的色情图片。
terms-not-intimate = 真实人物的色情或侮辱性图片。
terms-not-deceive = 意在欺骗的图片：伪造的证据、伪造的文件、涉及真实人物的虚假场景。
terms-not-hate = 煽动暴力或仇恨，或帮助实施犯罪的图片。
terms-not-law = 使用者所在地或本服务器所在地法律所禁止的其他任何内容。
terms-not-refuse = 此类提示词可能会被本服务器或生成图片的服务拒绝。
terms-fair = 公平使用
terms-fair-limits = 首页的限制适用于所有人。不得规避限制，不得用机器发送表单，也不得转售服务。
terms-pictures = 图片
terms-pictures-yours = 运营者不对生成的图片主张任何权利。使用者或其他任何人是否享有权利，取决于居住地的法律。
terms-pictures-provider = 生成图片的服务的条款同样适用。运营者如已提供这些条款，其链接就在表单旁边。
terms-pictures-mark = 每张图片都带有程序可读的标记，说明图片是如何生成的（欧盟《人工智能法》第 50 条）。请勿去除。
terms-pictures-tell = 在他人可能把图片当真的场合，请告知那不是真实的。
terms-pictures-lost = 本服务器不保存副本。丢失的图片无法再次提供。
terms-warranty = 不作保证
terms-warranty-as-is = 服务按现状提供。图片可能有误，可能与提示词不符，也可能与他人的图片相似。法律赋予且不可放弃的权利仍归使用者所有。
terms-warranty-law = 凡法律不允许限制责任的情形，例如故意行为或对生命和健康的损害，运营者依法承担责任。
terms-changes = 变更
terms-changes-since = 现行条款自 { $date } 起生效。
terms-changes-now = 以发送表单时本页所载的条款为准。

## About

about-title = 关于
about-lead = 用文字生成图片，为不愿透露身份的人而作。
about-name = Afterimage 意为“残像”，即画面消失后仍留在眼中的影像。这正是本服务的理念：图片留在使用者手中，本服务器不留副本。
about-how = 工作方式
about-how-words = 先写下想看到的画面。如果本服务器要求，再输入一个简短的验证码，以免机器耗尽为人准备的资源。
about-how-made = 服务器把提示词交给生成图片的一方，再把图片转交过来，然后将两者都清除。
about-how-kept = 启用脚本时，浏览器会把图片保存在图库中。关闭脚本时，需要自行保存；生成图片同样可以进行。
about-made = 图片如何生成
about-access = 面向所有人
about-access-how = 页面适用于键盘、屏幕阅读器、大号文字和小屏手机，不用脚本也能生成图片。
about-access-code = 如有验证，验证码是字母和数字的图片，或同一验证码的语音：数字直接读出，字母则读成以该字母开头的英语单词。如果两种方式都无法使用，请联系运营者。
about-more = 延伸阅读

## Contact

contact-title = 联系方式
contact-lead = 应与谁联系。
contact-none = 本服务器的运营者没有提供联系地址。
contact-operator = 本服务由 { $operator } 运营。
contact-report = 如需举报违法的图片或对本服务的违法使用，请联系运营者，说明内容以及在哪里看到。本服务器没有图片或提示词的副本，因此无法查出是谁生成的。
contact-data = 关于个人数据方面的权利，请先阅读隐私页面：那里说明了有哪些数据。
contact-lost = 丢失的图片无法从这里找回。它们只存在过使用者的浏览器中。
contact-access = 如果这些页面上有什么妨碍使用，请告知；那是缺陷。
contact-security = 如发现安全漏洞，请使用 security.txt 中的地址：
