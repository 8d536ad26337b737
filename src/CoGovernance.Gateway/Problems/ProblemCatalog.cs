using System.Collections.Frozen;

namespace CoGovernance.Gateway.Problems;

/// <summary>What a problem code means: its HTTP status, and one sentence in each language, in which {names} stand for facts.</summary>
public sealed record ProblemMeaning(int Status, string Chinese, string English);

/// <summary>Every code with which the county refuses something, whether the rules or the gateway say so. Codes are stable.</summary>
public static class ProblemCatalog
{
    private static readonly FrozenDictionary<string, ProblemMeaning> Meanings = new Dictionary<string, ProblemMeaning>(StringComparer.Ordinal)
    {
        // What was sent
        ["request.malformed"] = new(400, "请求内容无法读取：{reason}", "The body cannot be read: {reason}"),
        ["request.invalid"] = new(422, "有字段不符合要求", "Some fields are not as they must be"),
        ["field.length"] = new(422, "长度应为 {least} 到 {most} 个字符", "Must be {least} to {most} characters long"),
        ["field.characters"] = new(422, "含有不能使用的字符", "Holds characters that are not text"),
        ["field.range"] = new(422, "应在 {least} 到 {most} 之间", "Must be {least} to {most}"),
        ["field.code"] = new(422, "不是有效的编号", "Is not a code of this kind"),
        ["field.too-many"] = new(422, "条目过多", "Has too many entries"),
        ["field.period"] = new(422, "起止日期应先后有序，且不超过 {days} 天", "The last day must not be before the first, nor more than {days} days after it"),
        ["field.unknown-unit"] = new(422, "没有这个单位", "There is no such unit"),
        ["field.unknown-area"] = new(422, "没有这个社区", "There is no such community"),
        ["field.phone"] = new(422, "不是有效的手机号码（11 位，以 1 开头）", "Is not a mobile number (11 digits that begin with 1)"),
        ["field.use-merge"] = new(422, "重复的服务单请用合并", "A duplicate is merged, not rejected"),
        ["field.unknown-category"] = new(422, "没有这个服务类别", "There is no such category"),
        ["body.too-large"] = new(413, "内容过大", "The body is too large"),
        ["media.unsupported"] = new(415, "内容类型应为 application/json", "The content type must be application/json"),
        ["not-found"] = new(404, "没有找到", "There is no such thing"),
        ["method.not-allowed"] = new(405, "此地址不支持该方法", "This address does not take this method"),
        ["key.invalid"] = new(400, "Idempotency-Key 应为 8 到 100 个可见 ASCII 字符", "Idempotency-Key must be 8 to 100 visible ASCII characters"),
        ["cursor.invalid"] = new(400, "游标无效，请从第一页重新读取", "The cursor is not one of ours; read from the first page"),
        ["command.reused"] = new(422, "同一个 Idempotency-Key 已用于另一个请求", "This Idempotency-Key was used for another write"),
        ["rate.limited"] = new(429, "请求过于频繁，请稍后再试", "Too many requests; try again later"),
        ["order.quota"] = new(429, "同一号码一天内下单已达 {most} 次", "This number has placed {most} orders within a day"),

        // Who asks
        ["auth.required"] = new(401, "请先登录", "Sign in first"),
        ["auth.failed"] = new(401, "账号、密码或令牌不正确", "The account, password or token is wrong"),
        ["auth.csrf"] = new(403, "缺少或错误的 X-CSRF-Token", "X-CSRF-Token is missing or wrong"),
        ["auth.forbidden"] = new(403, "您的角色不能进行此操作", "Your role may not do this"),
        ["auth.session-required"] = new(403, "此操作须登录后在页面上进行，不能使用令牌", "This needs a signed-in session, not a token"),
        ["auth.token-required"] = new(403, "此操作须使用个人访问令牌", "This needs a personal access token"),
        ["auth.password-change-required"] = new(403, "请先修改初始密码", "Change your first password first"),
        ["password.weak"] = new(422, "密码太弱：至少 10 个字符，不含账号名，不是常见密码", "Too weak: 10 characters at least, without the account's name, not a common one"),
        ["password.wrong"] = new(422, "当前密码不正确", "The present password is wrong"),
        ["account.locked"] = new(423, "多次登录失败，账号暂时锁定至 {until}", "Too many failed sign-ins; locked until {until}"),
        ["account.disabled"] = new(403, "账号已停用", "The account is disabled"),
        ["account.unknown"] = new(404, "没有这个账号", "There is no such account"),
        ["account.name-taken"] = new(409, "账号名 {name} 已被使用", "The account name {name} is taken"),
        ["account.name-is-fixed"] = new(422, "账号名不能修改", "An account's name cannot change"),
        ["account.scope-does-not-fit"] = new(422, "角色 {role} 的 {field} 应为 {needs}", "The role {role} needs {needs} as its {field}"),
        ["account.display-name-length"] = new(422, "显示名最多 {most} 个字符", "A display name has at most {most} characters"),
        ["account.session-too-long"] = new(422, "会话时间过长", "The session would last too long"),
        ["account.token-label"] = new(422, "令牌名称应为 1 到 {most} 个字符", "A token's label has 1 to {most} characters"),
        ["account.token-term"] = new(422, "令牌有效期应在 {days} 天以内", "A token lasts at most {days} days"),
        ["account.token-shown-once"] = new(409, "令牌已创建，且只显示一次", "The token was made before, and is shown only once"),
        ["account.token-unknown"] = new(404, "没有这个令牌", "There is no such token"),
        ["account.too-many-tokens"] = new(409, "令牌最多 {most} 个", "An account has at most {most} tokens"),
        ["reading.reason"] = new(422, "请说明查看理由（{least} 到 {most} 个字符）", "Say why, in {least} to {most} characters"),

        // Service requests
        ["request.unknown"] = new(404, "没有这个服务单", "There is no such request"),
        ["request.number-taken"] = new(409, "编号 {number} 已被使用", "The number {number} is taken"),
        ["request.step-not-allowed"] = new(409, "当前状态（{phase}）不能进行这一步（{step}）", "A request in the state {phase} does not allow this step ({step})"),
        ["request.window-past"] = new(422, "服务时间已过", "The time of the service has passed"),
        ["request.window-length"] = new(422, "服务时长应为 1 到 720 分钟，而不是 {minutes}", "A service takes 1 to 720 minutes, not {minutes}"),
        ["request.wished-too-far"] = new(422, "期望时间应在 {days} 天以内", "The time wished must lie within {days} days"),
        ["request.field-length"] = new(422, "{field} 最多 {most} 个字符", "{field} has at most {most} characters"),
        ["request.category-unknown"] = new(422, "没有服务类别 {category}", "There is no category {category}"),
        ["request.duplicate-of-itself"] = new(422, "不能并入自身", "A request cannot be merged into itself"),
        ["request.merge-target"] = new(409, "不能并入 {number}", "It cannot be merged into {number}"),
        ["request.too-many-duplicates"] = new(409, "并入的服务单最多 {most} 个", "At most {most} requests can be merged into one"),
        ["request.not-asked"] = new(409, "没有向该党员派过这个单", "This member was not asked"),
        ["request.not-staff"] = new(409, "该党员不在服务人员之中", "This member holds no place in it"),
        ["request.offer-over"] = new(409, "这次派单已结束（{status}）", "The offer is over ({status})"),
        ["request.place-taken"] = new(409, "名额已满", "The place is taken"),
        ["request.round-over"] = new(409, "第 {round} 轮派单已结束", "Round {round} of asking is over"),
        ["request.minutes-out-of-bounds"] = new(422, "服务时长应为 1 到 720 分钟", "The minutes served must be 1 to 720"),
        ["request.score-out-of-bounds"] = new(422, "评分应为 1 到 5", "The score must be 1 to 5"),

        // Members, units, communities
        ["member.unknown"] = new(404, "没有这位党员", "There is no such member"),
        ["member.availability"] = new(422, "可服务时段有误：{window}", "The availability is wrong at {window}"),
        ["member.busy"] = new(409, "该时间已有安排（{request}）", "The time is booked already ({request})"),
        ["member.alert-budget-used"] = new(409, "本周派单提醒次数已用完（{budget}）", "The week's alerts are used up ({budget})"),
        ["member.hours-cap"] = new(409, "将超过每周服务时长上限（{minutes}/{cap} 分钟）", "This would exceed the week's hours ({minutes} of {cap} minutes)"),
        ["member.hours-in-a-row"] = new(409, "将超过连续服务时长上限（{minutes}/{cap} 分钟）", "This would exceed the hours in a row ({minutes} of {cap} minutes)"),
        ["member.lacks-skill"] = new(409, "不具备所需技能（{skill}）", "The member lacks the skill {skill}"),
        ["member.off-duty"] = new(409, "该党员暂不在岗", "The member is off duty"),
        ["member.away"] = new(409, "该党员 {from} 至 {to} 外出", "The member is away from {from} to {to}"),
        ["member.quiet-hours"] = new(409, "该党员处于免打扰时段", "The member is in quiet hours"),
        ["member.quiet-too-long"] = new(422, "免打扰时段最长 {most} 小时", "Quiet hours last at most {most} hours"),
        ["member.exception"] = new(422, "{field} 中 {day} 有误：结束不能早于开始，且应在 {days} 天以内",
            "{field} is wrong at {day}: it ends before it begins, or lies more than {days} days ahead"),
        ["member.too-many-entries"] = new(422, "{field} 最多 {most} 条", "{field} has at most {most} entries"),
        ["member.alert-limit"] = new(422, "每周提醒上限应为 1 到 {most}", "The limit of alerts a week must be 1 to {most}"),
        ["member.stale"] = new(412, "资料已被修改（您的版本 {yours}，当前 {current}）", "The member has changed (yours {yours}, now {current})"),
        ["member.number-taken"] = new(409, "志愿者编号 {number} 已登记", "The volunteer number {number} is registered already"),
        ["member.address-shown-once"] = new(409, "日历地址已生成，且只显示一次", "The calendar's address was made before, and is shown only once"),
        ["member.service-unknown"] = new(404, "没有第 {service} 条服务记录", "There is no service {service} on record"),
        ["member.service-closed"] = new(409, "服务记录超过 {days} 天，不能再更正", "A record is corrected within {days} days only"),
        ["member.minutes-out-of-bounds"] = new(422, "服务时长应为 1 到 720 分钟，而不是 {minutes}", "A service takes 1 to 720 minutes, not {minutes}"),
        ["member.correction-open"] = new(409, "该记录的更正申请（{correction}）尚未处理", "A correction of this record is open already ({correction})"),
        ["member.correction-same"] = new(422, "记录已是 {minutes} 分钟", "The record says {minutes} minutes already"),
        ["member.too-many-corrections"] = new(409, "未处理的更正申请最多 {most} 个", "At most {most} corrections may be open"),
        ["member.correction-unknown"] = new(404, "没有更正申请 {correction}", "There is no correction {correction}"),
        ["member.correction-over"] = new(409, "更正申请已处理（{status}）", "The correction is decided already ({status})"),
        ["unit.unknown"] = new(404, "没有这个单位", "There is no such unit"),
        ["unit.term-reversed"] = new(422, "协议结束日期早于开始日期", "The term ends before it begins"),
        ["unit.quota-out-of-bounds"] = new(422, "协议人数应为 1 到 10000，而不是 {quota}", "A quota is 1 to 10,000, not {quota}"),
        ["community.headcount-out-of-bounds"] = new(422, "岗位人数超出范围：{headcount}", "The headcount {headcount} is out of bounds"),
        ["community.post-full"] = new(409, "岗位 {post} 已满", "The post {post} is full"),
        ["community.post-unknown"] = new(404, "没有岗位 {post}", "There is no post {post}"),
        ["lending.no-proposal"] = new(404, "没有 {request} 的借调申请", "There is no proposal to lend for {request}"),
        ["policy.out-of-bounds"] = new(422, "规则 {field} 超出范围：{value}", "{field} is out of bounds: {value}"),
        ["version.missing"] = new(428, "请在 If-Match 中给出所修改的版本", "Say in If-Match which version this changes"),
        ["policy.no-county"] = new(409, "尚未导入区划，没有县", "No county is registered yet: import its areas first"),
        ["policy.stale"] = new(412, "规则已被他人修改（您的版本 {yours}，当前 {current}）", "The policy has changed (yours {yours}, now {current})"),

        // Balancing: faults of an instance
        ["balance.too-many"] = new(422, "{place}：{value}，最多 {most} 个", "{place}: {value}; at most {most} are allowed"),
        ["balance.name"] = new(422, "{place}：名称应为 1 到 100 个字符，而不是“{value}”", "{place}: a name has 1 to 100 characters, not '{value}'"),
        ["balance.not-a-community"] = new(422, "{place}：{value} 不是社区代码（12 位）", "{place}: {value} is not a community's code (12 digits)"),
        ["balance.unknown-community"] = new(422, "{place}：没有社区 {value}", "{place}: there is no community {value}"),
        ["balance.duplicate"] = new(422, "{place}：{value} 重复", "{place}: {value} is given twice"),
        ["balance.negative"] = new(422, "{place}：{value} 不能为负", "{place}: {value} must not be negative"),
        ["balance.overflow"] = new(422, "{place}：{value} 过大，合计将超出 64 位", "{place}: {value} is so large that sums would leave 64 bits"),
        ["balance.json"] = new(422, "不是 JSON：{reason}", "This is not JSON: {reason}"),
        ["balance.unknown-field"] = new(422, "{place}：未知字段", "{place}: this field is not known"),
        ["balance.missing-field"] = new(422, "{place}：缺少此字段", "{place}: this field is missing"),
        ["balance.not-an-object"] = new(422, "{place}：应为对象", "{place}: an object is expected"),
        ["balance.not-a-list"] = new(422, "{place}：应为列表", "{place}: a list is expected"),
        ["balance.not-a-text"] = new(422, "{place}：应为文本", "{place}: a text is expected"),
        ["balance.not-a-whole-number"] = new(422, "{place}：应为 64 位整数", "{place}: a whole number of 64 bits is expected"),

        // Balancing: what a check finds
        ["balance.check-unknown-profile"] = new(409, "{place}：没有人群 {value}", "{place}: there is no profile {value}"),
        ["balance.check-not-wanted"] = new(409, "{place}：{value} 没有需求", "{place}: nobody is wanted for {value}"),
        ["balance.check-lacks-skill"] = new(409, "{place}：该人群没有技能 {value}", "{place}: the profile lacks the skill {value}"),
        ["balance.check-count"] = new(409, "{place}：人数 {value} 应至少为 1", "{place}: the count {value} must be at least 1"),
        ["balance.check-too-many-people"] = new(409, "{place}：{value} 只有 {most} 人", "{place}: {value} has only {most} people"),
        ["balance.check-overfilled"] = new(409, "{place}：{value} 只需 {most} 人", "{place}: {value} needs only {most} people"),
        ["balance.check-missing"] = new(409, "{place}：缺少 {value}", "{place}: {value} is missing"),
        ["balance.check-differs"] = new(409, "{place}：写为 {value}，实为 {found}", "{place}: says {value}, but it is {found}"),
        ["balance.check-price-negative"] = new(409, "{place}：价格 {price} 超出范围", "{place}: the price {price} is out of bounds"),
        ["balance.check-place-too-dear"] = new(
            409, "{place}：价格 {price} 高于最后一个已填名额的收益 {value}",
            "{place}: the price {price} is above what the last place filled earns, {value}"),
        ["balance.check-place-too-cheap"] = new(
            409, "{place}：价格 {price} 低于下一个名额的收益 {value}",
            "{place}: the price {price} is below what the next place would earn, {value}"),
        ["balance.check-better-place"] = new(
            409, "{place}：价格 {price}，但在 {where} 可得 {value}",
            "{place}: has the price {price}, but could earn {value} at {where}"),
        ["balance.check-worse-place"] = new(409, "{place}：只得 {value}，而价格为 {price}", "{place}: earns {value}, but the price is {price}"),
        ["balance.check-reserve"] = new(
            409, "{place}：有人未安排，而价格为 {price}，应为 0",
            "{place}: somebody is not placed, but the price is {price} and not 0"),

        // The server
        ["journal.disk-full"] = new(503, "磁盘已满，未写入任何内容", "The disk is full; nothing was written"),
        ["journal.locked"] = new(503, "数据库被其他程序锁定，请稍后再试", "The database is locked; try again later"),
        ["journal.gone"] = new(503, "数据库暂时连接不上，请稍后再试", "The database cannot be reached; try again later"),
        ["journal.busy"] = new(503, "系统繁忙，请稍后再试", "The system is busy; try again later"),
        ["journal.contended"] = new(503, "多人同时修改，请再试一次", "Others changed it at the same time; try again"),
        ["server.busy"] = new(503, "系统繁忙，请稍后再试", "The system is busy; try again later"),
        ["server.error"] = new(500, "系统内部错误；请把请求编号告诉管理员", "Something went wrong here; tell the administrator the request id"),
        ["server.timeout"] = new(504, "处理超时，请稍后再试", "This took too long; try again later"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Codes => Meanings.Keys;

    /// <summary>A code that nobody has written a sentence for is still told, as the conflict that it most likely is.</summary>
    public static ProblemMeaning Of(string code) => Meanings.TryGetValue(code, out var meaning) ? meaning : new ProblemMeaning(409, code, code);

    public static bool Knows(string code) => Meanings.ContainsKey(code);
}
