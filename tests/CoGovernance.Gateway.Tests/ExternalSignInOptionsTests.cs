using CoGovernance.Gateway.ExternalSignIn;

namespace CoGovernance.Gateway.Tests;

public sealed class ExternalSignInOptionsTests
{
    [Fact]
    public void What_is_configured_is_looked_at_before_the_server_starts()
    {
        var sound = new ExternalSignInOptions { Issuer = "https://id.example.cn", ClientId = "county", PublicAddress = "https://county.example.cn" };
        Assert.Null(sound.Violation);
        Assert.Null(new ExternalSignInOptions().Violation);
        Assert.Equal(nameof(sound.Issuer), (sound with { Issuer = "http://id.example.cn" }).Violation);
        Assert.Equal(nameof(sound.PublicAddress), (sound with { PublicAddress = "county" }).Violation);
        Assert.Equal(nameof(sound.ClientId), (sound with { ClientId = "" }).Violation);
    }
}
