namespace CoGovernance.Simulation;

/// <summary>What invented residents write when they order.</summary>
internal static class Words
{
    public static string Of(string category) => category switch
    {
        "elder-visit" => "家里老人独居，想请人上门看看，陪着说说话",
        "elder-company" => "老人要去卫生院复查，子女在外地，想请人陪同",
        "health-check" => "血压最近不稳，想请懂的人来量一量、问一问",
        "home-repair" => "厨房水龙头漏水，想请人修一下",
        "urgent-repair" => "家里突然停电，线路有焦味，已经拉闸",
        "legal-advice" => "租房押金不退，想咨询怎么办",
        "mediation" => "楼上噪音吵了几次，想请社区调解",
        "tutoring" => "孩子四年级数学跟不上，想请人辅导",
        "counselling" => "孩子最近不愿上学，想找人聊聊",
        "digital-help" => "手机上认证养老金总不成功，请人教一下",
        "errand" => "腿脚不便，想请人代买药和米面",
        "policy-guide" => "想了解高龄补贴怎么申请",
        "clean-up" => "院子杂物堆积，想组织一次清理",
        "storm-help" => "雨太大，一楼进水，需要人手搬东西、排水",
        "clinic-day" => "想请医生到社区义诊一次",
        _ => "有一件事不知道找谁，想请社区帮忙问问",
    };
}
