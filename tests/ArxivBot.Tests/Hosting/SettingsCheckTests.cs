using ArxivBot.Hosting;
using ArxivBot.Scheduling;
using ArxivBot.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivBot.Tests.Hosting;

public class SettingsCheckTests
{
    [Theory]
    [InlineData("Subscription:MaximumPapers=0", "Subscription:MaximumPapers is '0': it must be a whole number from 1 to 1000")]
    [InlineData("Subscription:MaximumPapers=many", "Subscription:MaximumPapers is 'many': it must be a whole number from 1 to 1000")]
    [InlineData("Subscription:Mode=fuzzy", "Subscription:Mode is 'fuzzy': it must be one of Words, Classic")]
    [InlineData("Subscription:Mode=7", "Subscription:Mode is '7': it must be one of Words, Classic")]
    [InlineData("Subscription:Replacements=often", "Subscription:Replacements is 'often': it must be true or false")]
    [InlineData("Scheduling:PollEvery=soon", "Scheduling:PollEvery is 'soon': it must be a time from 00:00:01 to 06:00:00")]
    [InlineData("scheduling:pollevery=24:00:00", "Scheduling:PollEvery is '24:00:00': it must be a time from 00:00:01 to 06:00:00")]
    [InlineData("Arxiv:FeedBaseUrl=nonsense", "Arxiv:FeedBaseUrl is 'nonsense': it must be an address such as https://example.org")]
    [InlineData("Arxiv:FeedBaseUrl=ftp://example.org", "Arxiv:FeedBaseUrl is 'ftp://example.org': it must be an address such as https://example.org")]
    [InlineData("Arxiv:Contact=two words", "Arxiv:Contact is 'two words': it must be an e-mail address or a page's address")]
    [InlineData("Arxiv:Holidays:0=christmas", "Arxiv:Holidays is 'christmas': it must be days such as 2026-12-25")]
    [InlineData("Storage:Provider=oracle", "Storage:Provider is 'oracle': it must be sqlite")]
    [InlineData("Storage:Directory=", "Storage:Directory is empty: it must be a text that is not empty")]
    [InlineData("Storage:Directorry=data", "Storage:Directorry is not a setting: Storage has Provider, ConnectionString, Directory")]
    [InlineData("Logging:Level=loud", "Logging:Level is 'loud': it must be one of Verbose, Debug, Information, Warning, Error, Fatal")]
    public void A_wrong_setting_stops_the_start_with_its_key_its_value_and_what_is_allowed(string setting, string line) =>
        Should.Throw<UsageException>(() => Compose(setting)).Message.ShouldBe(line);

    [Fact]
    public void Each_wrong_setting_of_a_section_has_its_line() =>
        Should.Throw<UsageException>(() => Compose("Subscription:MaximumPapers=0", "Subscription:DaysBack=0")).Message.Split('\n').Length.ShouldBe(2);

    [Theory]
    [InlineData("Subscription:Mode=classic")]
    [InlineData("Subscription:Query=")]
    [InlineData("Arxiv:Holidays:0=2026-12-24")]
    [InlineData("Arxiv:Contact=")]
    [InlineData("Arxiv:FeedBaseUrl=http://127.0.0.1:8081/")]
    public void What_is_allowed_is_taken(string setting) => Compose(setting);

    [Fact]
    public void An_empty_setting_is_one()
    {
        var builder = Composition.Compose(Settings.Only("Subscription:Query="), TimeProvider.System);
        using var host = builder.Build();
        host.Services.GetRequiredService<IOptions<SubscriptionOptions>>().Value.Query.ShouldBeEmpty();
    }

    [Fact]
    public void A_null_where_none_is_allowed_is_refused()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """{ "Arxiv": { "Contact": null } }""");
        try
        {
            Should.Throw<UsageException>(() => Composition.Compose(new Settings(file, []), TimeProvider.System)).Message.ShouldBe("Arxiv:Contact is empty: it must be a text");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Compose(params string[] settings)
    {
        var builder = Composition.Compose(Settings.Only(settings), TimeProvider.System);
        builder.AddScheduling();
        using var host = builder.Build();
        Settings.Validate(host.Services);
    }
}
