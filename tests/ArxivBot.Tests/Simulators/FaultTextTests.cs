using ArxivBot.Simulators.Arxiv.Faults;

namespace ArxivBot.Tests.Simulators;

public class FaultTextTests
{
    [Theory]
    [MemberData(nameof(Known))]
    public void A_fault_is_read_as_typed(string text, FaultText expected) => FaultText.TryParse(text).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("stale")]
    [InlineData("cs.XX=stale")]
    [InlineData("cs.AI=late")]
    [InlineData("cs.AI=stale:3")]
    [InlineData("cs.AI=stale*0")]
    [InlineData("cs.AI=stale*x")]
    [InlineData("cs.AI=429:soon")]
    [InlineData("cs.AI=slow:1:2:3")]
    [InlineData("cs.AI=slow:1e300")]
    [InlineData("cs.AI=cutoff:1")]
    [InlineData("cs.AI=redirect:nowhere")]
    public void Anything_else_is_none(string text) => FaultText.TryParse(text).ShouldBeNull();

    public static TheoryData<string, FaultText> Known => new()
    {
        { "cs.AI=stale", new("cs.AI", new Fault.StaleBatch(), null) },
        { "cs.ai=yesterday*2", new("cs.AI", new Fault.YesterdaysFeed(), 2) },
        { "all=empty", new(null, new Fault.Empty(), null) },
        { "all=429", new(null, new Fault.RateExceeded429(), null) },
        { "all=429:30*3", new(null, new Fault.RateExceeded429(TimeSpan.FromSeconds(30)), 3) },
        { "all=rate200", new(null, new Fault.RateExceeded200(), null) },
        { "all=503:0", new(null, new Fault.ServiceUnavailable503(TimeSpan.Zero), null) },
        { "cs.LG=slow:2", new("cs.LG", new Fault.Slow(TimeSpan.FromSeconds(2)), null) },
        { "cs.LG=slow:2:0.5", new("cs.LG", new Fault.Slow(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(0.5)), null) },
        { "cs.LG=cutoff:0.9", new("cs.LG", new Fault.CutOff(0.9), null) },
        { "math-ph=malformed:control", new("math-ph", new Fault.Malformed(Malformation.ControlCharacter), null) },
        { "cs.LG=malformed:html", new("cs.LG", new Fault.Malformed(Malformation.HtmlErrorPage), null) },
        { "cs.LG=oversized:5", new("cs.LG", new Fault.Oversized(5_000_000), null) },
        { "cs.LG=bomb", new("cs.LG", new Fault.Oversized(Gzip: true), null) },
        { "cs.LG=dtd", new("cs.LG", new Fault.Dtd(), null) },
        { "cs.LG=refused*1", new("cs.LG", new Fault.Refused(), 1) },
        { "cs.LG=redirect:http://127.0.0.1:9/", new("cs.LG", new Fault.Redirect301(new Uri("http://127.0.0.1:9/")), null) },
    };
}
