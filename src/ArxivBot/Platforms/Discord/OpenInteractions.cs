using System.Collections.Concurrent;
using ArxivBot.Discord;

namespace ArxivBot.Platforms.Discord;

/// <summary>The interactions that are being answered, by id: their tokens stay here.</summary>
internal sealed class OpenInteractions(DiscordRest rest, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, OpenInteraction> _open = new();

    /// <returns>Null when it is open already: the gateway may tell an event twice.</returns>
    public OpenInteraction? Open(Interaction interaction)
    {
        var open = new OpenInteraction(interaction, rest, clock);
        return _open.TryAdd($"{interaction.Id}", open) ? open : null;
    }

    public OpenInteraction? Find(string id) => _open.GetValueOrDefault(id);

    public void Close(Interaction interaction)
    {
        if (_open.TryRemove($"{interaction.Id}", out var open))
            open.Dispose();
    }
}
