using System.Text.Json;
using ArxivBot.Arxiv;
using ArxivBot.Deliveries;
using ArxivBot.Digests;
using ArxivBot.Platforms.Discord;
using ArxivBot.Platforms.Telegram;
using ArxivBot.Ranking;
using ArxivBot.Scheduling;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using ArxivBot.Summaries;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivBot.Hosting;

/// <summary>Settings, the later ones over the earlier: the file, <c>ARXIVBOT_Section__Key</c> in the environment, <c>--set</c>.</summary>
/// <param name="File">Null looks for <c>config/arxivbot.json</c> here, then beside the program.</param>
/// <param name="Assignments">Each a <c>Section:Key=Value</c>.</param>
internal sealed record Settings(string? File, IReadOnlyList<string> Assignments)
{
    private const string DefaultFile = "config/arxivbot.json", EnvironmentPrefix = "ARXIVBOT_";

    /// <summary>All there are, in the order of the file.</summary>
    internal static readonly string[] Sections =
        [
            ArxivOptions.Section, StorageOptions.Section, SubscriptionOptions.Section, ChatOptions.Section, SearchOptions.Section, SummaryOptions.Section, DigestOptions.Section,
            DeliveryOptions.Section, DiscordPlatformOptions.Section, TelegramOptions.Section, SchedulingOptions.Section, LoggingOptions.Section,
        ];

    /// <summary>These and no others: neither a file nor the environment counts.</summary>
    public static Settings Only(params string[] assignments) => new(null, assignments) { IsAlone = true };

    private bool IsAlone { get; init; }

    /// <exception cref="UsageException">A file cannot be read, or a section or assignment is none.</exception>
    public void AddTo(IConfigurationManager configuration)
    {
        var own = new ConfigurationManager();
        if (!IsAlone)
            AddOperators(own);
        // Of two assignments to one key the later one counts.
        own.AddInMemoryCollection(Assignments.Select(Assign).GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(same => same.Last()));
        foreach (var section in own.GetChildren().Where(s => s.Key != "$schema" && !Sections.Contains(s.Key, StringComparer.OrdinalIgnoreCase)))
            throw new UsageException($"'{section.Key}' is not a section of the settings: they are {string.Join(", ", Sections)}");
        // Source by source: a configuration inside another one loses settings that are empty.
        foreach (var source in ((IConfigurationBuilder)own).Sources)
            configuration.Add(source);
    }

    private void AddOperators(ConfigurationManager configuration)
    {
        var file = FindFile();
        try
        {
            if (file is not null)
                configuration.AddJsonFile(file, optional: false, reloadOnChange: false);
        }
        catch (Exception exception) when (exception.GetBaseException() is JsonException broken)
        {
            throw new UsageException($"{file}:{broken.LineNumber + 1}: this is not JSON: {broken.Message.Split(" LineNumber:")[0]}", exception);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UsageException($"{file} cannot be read: {exception.InnerException?.Message ?? exception.Message}", exception);
        }

        configuration.AddEnvironmentVariables(EnvironmentPrefix);
    }

    /// <summary>Checks every setting now, rather than when it is first used.</summary>
    /// <exception cref="UsageException">Names the key, the value and what is allowed.</exception>
    public static void Validate(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException exception)
        {
            throw new UsageException(string.Join("\n", exception.Failures), exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new UsageException(exception.InnerException is { } cause ? $"{exception.Message} {cause.Message}" : exception.Message, exception);
        }
    }

    private string? FindFile()
    {
        if (File is { } named)
            return Path.GetFullPath(named) is var path && System.IO.File.Exists(path) ? path : throw new UsageException($"the settings file {named} does not exist");
        return new[] { Path.GetFullPath(DefaultFile), Path.Combine(AppContext.BaseDirectory, DefaultFile) }.FirstOrDefault(System.IO.File.Exists);
    }

    private static KeyValuePair<string, string?> Assign(string assignment) => assignment.Split('=', 2) is [var key, var value] && key.Contains(':')
        ? new(key.Trim(), value)
        : throw new UsageException($"'{assignment}' is not a setting: write --set Section:Key=Value, such as --set Storage:Directory=/var/lib/arxivbot");
}
