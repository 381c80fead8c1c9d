using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ArxivBot.Subscriptions;

/// <summary>What a new chat begins with, and how much one chat or person may have.</summary>
internal sealed class ChatOptions
{
    public const string Section = "Chats";

    /// <summary>Local time at which a new chat gets its digests, as <c>08:00</c>.</summary>
    [RegularExpression("([01][0-9]|2[0-3]):[0-5][0-9]", ErrorMessage = "{0} must be a time of day such as 08:00")]
    public string DeliverAt { get; set; } = "08:00";

    /// <summary>A new chat's time zone, such as <c>Europe/Berlin</c>; empty takes this machine's.</summary>
    [TimeZoneName]
    public string TimeZone { get; set; } = "";

    /// <summary>The most papers in a new chat's digests.</summary>
    [Range(1, 100)]
    public int MaximumPapers { get; set; } = 30;

    /// <summary>The most subscriptions of one chat.</summary>
    [Range(1, 1000)]
    public int MostSubscriptions { get; set; } = 25;

    /// <summary>The most subscriptions that one person may make, in all chats.</summary>
    [Range(1, 10_000)]
    public int MostSubscriptionsPerPerson { get; set; } = 100;

    /// <summary>The most keywords, followed authors and exclusions of one chat, together.</summary>
    [Range(1, 1000)]
    public int MostTerms { get; set; } = 200;

    /// <summary>The most regular expressions in all queries of one chat: at worst one takes two seconds of a processor a day.</summary>
    [Range(0, 100)]
    public int MostPatterns { get; set; } = 3;

    /// <summary>The most papers on one person's reading list.</summary>
    [Range(1, 100_000)]
    public int MostSavedPapers { get; set; } = 5_000;

    /// <summary>The most commands of one person in a minute.</summary>
    [Range(1, 10_000)]
    public int MostCommandsAMinute { get; set; } = 30;
}

[OptionsValidator]
internal sealed partial class ChatOptionsValidator : IValidateOptions<ChatOptions>;

/// <summary>IANA's name of a time zone, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeZoneNameAttribute() : ValidationAttribute("{0} must be a time zone such as Europe/Berlin")
{
    public override bool IsValid(object? value) => value is "" || value is string name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);
}
