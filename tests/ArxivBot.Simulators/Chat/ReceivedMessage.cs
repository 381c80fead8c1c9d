using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ArxivBot.Simulators.Chat;

/// <summary>One message that a chat has got.</summary>
/// <param name="Number">In order of acceptance over all chats, counted from 1.</param>
/// <param name="Address">The one it was sent to, which its chat may have left since.</param>
/// <param name="Key">The <c>Idempotency-Key</c> as sent, honoured or not.</param>
/// <param name="Text">Null when only its hash is kept.</param>
/// <param name="TextLength">In UTF-16 units.</param>
/// <param name="TextHash">See <see cref="HashOf"/>.</param>
/// <param name="Part">As sent.</param>
/// <param name="AcceptedAt">UTC, by the simulator's clock.</param>
/// <param name="IsRepeat">Whether its chat had got the same text before, at this address or an earlier one.</param>
public sealed record ReceivedMessage(
    int Number, string Address, string? Key, string? Text, int TextLength, ulong TextHash, int? Part, DateTimeOffset AcceptedAt, bool IsRepeat)
{
    /// <summary>The longest text, in UTF-16 units, that is kept whatever the options say.</summary>
    public const int ShortText = 100;

    /// <summary>As answered.</summary>
    public string Id => IdOf(Number);

    /// <summary>The first 8 bytes of the SHA-256 of the text in UTF-8, big-endian.</summary>
    public static ulong HashOf(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    internal static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"m{number}");
}

/// <summary>One edit that a chat has taken.</summary>
/// <param name="MessageId">Of the message as first answered.</param>
/// <param name="EditedAt">UTC, by the simulator's clock.</param>
public sealed record ReceivedEdit(string Address, string MessageId, string Text, DateTimeOffset EditedAt);

/// <summary>One answer to an interaction.</summary>
/// <param name="Address">Of the chat it was opened in.</param>
/// <param name="AnsweredAt">UTC, by the simulator's clock.</param>
public sealed record InteractionAnswer(string Address, string Token, string Text, int? Part, DateTimeOffset AnsweredAt);
