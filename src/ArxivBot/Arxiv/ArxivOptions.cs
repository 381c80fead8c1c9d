using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ArxivBot.Arxiv;

internal sealed class ArxivOptions
{
    public const string Section = "Arxiv";

    /// <summary>Where <c>/rss/{category}</c> is.</summary>
    [WebAddress]
    public Uri FeedBaseUrl { get; set; } = new("https://rss.arxiv.org");

    /// <summary>Where <c>/html/{id}</c> and <c>/pdf/{id}</c> are.</summary>
    [WebAddress]
    public Uri ContentBaseUrl { get; set; } = new("https://arxiv.org");

    /// <summary>Least time between two requests for a paper's text.</summary>
    /// <remarks>arXiv's robots.txt asks for fifteen seconds. https://arxiv.org/robots.txt</remarks>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan CrawlDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Least time between two requests to arXiv, whichever of its services they go to.</summary>
    /// <remarks>arXiv asks for three seconds and one connection. https://info.arxiv.org/help/api/tou.html</remarks>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MinimumInterval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>An e-mail address or page in the User-Agent, so that arXiv can reach who runs this.</summary>
    [RegularExpression(@"[\x21-\x7E]*", ErrorMessage = "{0} must be an e-mail address or a page's address")]
    public string Contact { get; set; } = "";

    /// <summary>Time for one request, from sending it to its answer's last byte.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often one request is sent again before the next round of polling takes over.</summary>
    [Range(1, 10)]
    public int Retries { get; set; } = 3;

    /// <summary>Wait before the first retry; it doubles with each, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A longer <c>Retry-After</c> is left to the next round of polling, which waits as long as arXiv asks.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestRetryAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Evenings without an announcement; null takes those that arXiv has published.</summary>
    public DateOnly[]? Holidays { get; set; }
}

[OptionsValidator]
internal sealed partial class ArxivOptionsValidator : IValidateOptions<ArxivOptions>;
