"""What sync says: why it waits, what was kept, and what to do."""

from cs_tui.texts.words import Words

UNREACHABLE = Words(
    zh="连不上服务器 {url}（{why}）。记录都在本机，连上后自动发送",
    en="cannot reach the hub {url} ({why}). Everything is kept on this machine and will be sent "
    "by itself",
)
TOO_LATE = Words(zh="{seconds} 秒内没有答复", en="no answer within {seconds} s")
SILENT = Words(zh="{seconds} 秒没有任何消息", en="silent for {seconds} s")
SILENT_ADDRESS = Words(zh="{url} 没有答复（{why}）", en="{url} does not answer ({why})")
BROKEN_LINE = Words(zh="连接中断", en="the connection broke")
NO_SUCH_NAME = Words(
    zh="找不到这个域名（DNS），请核对地址，或看网络是否连上",
    en="that name is not found (DNS): check the address, or whether there is a network at all",
)
NOBODY_LISTENS = Words(
    zh="那台机器在，但没有服务在听", en="that machine is there, but nothing listens on it"
)
SICK = Words(
    zh="服务器 {url} 出错（{status}）。记录都在本机，稍后自动重试",
    en="the hub {url} failed ({status}). Everything is kept on this machine and is tried again "
    "by itself",
)
BUSY = Words(
    zh="服务器 {url} 正忙，稍后自动重试。记录都在本机",
    en="the hub {url} is busy; it is tried again by itself. Everything is kept on this machine",
)
NOT_A_HUB = Words(
    zh="{url} 答复的不是 cs_tui 服务器（{why}）；可能要先登录所在网络。记录都在本机，没有发出",
    en="what answers at {url} is not a cs_tui hub ({why}); perhaps this network wants a login "
    "first. Everything is kept on this machine, nothing counts as sent",
)
NO_NAME = Words(zh="没有服务器标识", en="it does not name a hub")
REDIRECTED = Words(zh="转到了别处", en="it sends us elsewhere")
NOT_JSON = Words(zh="不是 JSON", en="not JSON")
WRONG_SHAPE = Words(zh="内容不合格式", en="not of the agreed shape")
TOO_LARGE = Words(zh="答复超过 {mb} MB", en="the answer is larger than {mb} MB")
WRONG_ORDER = Words(zh="顺序对不上", en="its order makes no sense")
NO_VERDICT = Words(zh="没有提到发出的记录", en="it names none of the records that were sent")
OTHER_HUB = Words(
    zh="{url} 现在是另一台服务器。同步已停止，记录都在本机；请向管理员要新的登记码",
    en="{url} is another hub now. Sync has stopped, everything is kept on this machine; ask your "
    "admin for a new enrolment code",
)
RESTORED = Words(
    zh="服务器从备份恢复过，正在重新对齐；记录都在本机",
    en="the hub was restored from a backup and is being aligned again; everything is kept on "
    "this machine",
)
PAUSED = Words(
    zh="服务器不再认可这台设备（{why}）。发送已暂停，记录都在本机；请向管理员要新的登记码",
    en="the hub no longer accepts this device ({why}). Sending is paused, everything is kept "
    "on this machine; ask your admin for a new enrolment code",
)
PROTOCOL = Words(
    zh="服务器使用的协议版本是 {least} 到 {most}，这个程序是 {ours}；请升级较旧的一方",
    en="the hub speaks protocol {least} to {most}, this program {ours}; upgrade the older one",
)
REFUSED = Words(zh="服务器没有接受：{why}", en="the hub did not take it: {why}")
REFUSED_RECORD = Words(
    zh="服务器没有说明原因就拒绝了这条记录", en="the hub refused this record without a reason"
)
POISON = Words(
    zh="服务器多次因为这条记录出错（{status}）；其余记录已照常发送",
    en="the hub failed several times over this record ({status}); the others were sent as usual",
)
LOST_BY_HUB = Words(
    zh="服务器从备份恢复后没有 {actor} 的这条记录；它留在这里供查阅",
    en="the hub was restored from a backup and no longer has this record by {actor}; it is kept "
    "here to be read",
)
UNREADABLE = Words(
    zh="收到 {n} 条无法读取的记录，已跳过；请升级程序或告诉管理员",
    en="{n} records arrived that cannot be read and were left out; upgrade, or tell your admin",
)
CANNOT_WRITE = Words(
    zh="本机数据库暂时无法写入（{why}）；请检查磁盘空间，稍后自动重试",
    en="the database on this machine cannot be written for now ({why}); check the disk space, it "
    "is tried again by itself",
)
STOPPED = Words(
    zh="同步因程序错误停止，记录都在本机；请重新打开程序",
    en="sync stopped by a fault of this program, everything is kept on this machine; open it again",
)
PLAIN_HTTP = Words(
    zh="{url} 没有加密（http），只有本机地址可以这样用；请改用 https",
    en="{url} is not encrypted (http), which is allowed for this machine only; use https",
)
BAD_URL = Words(zh="{url} 不是服务器地址", en="{url} is not the address of a hub")
BAD_TOKEN = Words(
    zh="服务器给的令牌不能用；请向管理员要新的登记码",
    en="the token the hub gave cannot be used; ask your admin for a new enrolment code",
)
BAD_CODE = Words(
    zh="这不是完整的登记码：请把管理员给的一整段文字重新复制粘贴",
    en="this is not a whole enrolment code: copy and paste all of what your admin gave you",
)
UNTRUSTED = Words(
    zh="这台电脑不信任 {url} 的证书（{why}）。没有发送任何内容，记录都在本机；"
    "请管理员发一个带证书指纹的登记码，或换成受信任的证书",
    en="this machine does not trust the certificate of {url} ({why}). Nothing was sent, all is "
    "kept here; ask your admin for a code that carries its fingerprint, or for a trusted one",
)
BAD_FINGERPRINT = Words(
    zh="{url} 的证书与登记码里的指纹不符；没有发送任何内容，请告诉管理员",
    en="the certificate of {url} is not the one named in the enrolment code; nothing was sent, "
    "tell your admin",
)
