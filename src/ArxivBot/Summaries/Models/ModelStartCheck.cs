using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Summaries.Models;

/// <summary>Asks the model once when the bot starts, beside everything else: who set a wrong key reads so at once, and not with the first summary.</summary>
internal sealed partial class ModelStartCheck(ModelCheckUp checkUp, RefusedKey key, ILogger<ModelStartCheck> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (isWell, words) = await checkUp.ExamineAsync(stoppingToken);
        if (isWell)
            LogWell(words);
        else if (key.Reason is null)
            LogUnwell(words); // a refused key has its line already
    }

    [LoggerMessage(LogLevel.Information, "Summaries by {Words}")]
    private partial void LogWell(string words);

    [LoggerMessage(LogLevel.Warning, "Summaries by {Words}")]
    private partial void LogUnwell(string words);
}
