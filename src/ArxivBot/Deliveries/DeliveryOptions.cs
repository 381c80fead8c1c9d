using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ArxivBot.Deliveries;

internal sealed class DeliveryOptions
{
    public const string Section = "Deliveries";

    /// <summary>How long a message is tried again and again before it is given up.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Wait before a message is tried again; it doubles with each failure, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest of these waits.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestRetryDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Wait before a chat is tried again where the bot may not write.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ForbiddenRetryDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The most messages under way at once on a platform that knows them by a key.</summary>
    [Range(1, 1000)]
    public int MostUnderWay { get; set; } = 32;

    /// <summary>The same where the platform knows no keys: after a crash this many may come twice.</summary>
    [Range(1, 1000)]
    public int MostUnderWayWithoutKeys { get; set; } = 1;

    /// <summary>Time for one call of a platform.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it is tried to answer a command when the platform asks to wait.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often it is looked for messages whose time has come.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan PassEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>When the program ends, how long messages under way may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan FinishWithin { get; set; } = TimeSpan.FromSeconds(5);
}

[OptionsValidator]
internal sealed partial class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>;
