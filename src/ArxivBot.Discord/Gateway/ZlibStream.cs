using System.Buffers;
using System.IO.Compression;

namespace ArxivBot.Discord;

/// <summary>
/// Unpacks the messages of one connection, which are one zlib stream, flushed after each
/// (<see href="https://docs.discord.com/developers/events/gateway#transport-compression">Transport Compression</see>).
/// </summary>
internal sealed class ZlibStream : IDisposable
{
    private readonly MemoryStream _packed = new();
    private readonly ZLibStream _unpacker;
    private readonly int _mostBytes;

    public ZlibStream(int mostBytes)
    {
        _mostBytes = mostBytes;
        _unpacker = new(_packed, CompressionMode.Decompress);
    }

    /// <summary>A message ends with Z_SYNC_FLUSH; until then it goes on.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> packed) => packed.EndsWith((ReadOnlySpan<byte>)[0, 0, 0xFF, 0xFF]);

    public ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> packed)
    {
        _packed.SetLength(0);
        _packed.Write(packed.Span);
        _packed.Position = 0;
        var message = new ArrayBufferWriter<byte>();
        for (var read = -1; read != 0; message.Advance(read))
        {
            read = _unpacker.Read(message.GetSpan(4096));
            if (message.WrittenCount + read > _mostBytes)
                throw new InvalidDataException($"more than {_mostBytes} bytes when unpacked");
        }

        return message.WrittenMemory;
    }

    public void Dispose()
    {
        _unpacker.Dispose();
        _packed.Dispose();
    }
}
