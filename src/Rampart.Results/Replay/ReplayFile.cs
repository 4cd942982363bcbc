using System.Buffers.Binary;
using System.Text.Json;

namespace Rampart.Results.Replay;

/// <summary>A replay as bytes and back: docs/formats/replay.md.</summary>
public static class ReplayFile
{
    public const byte FormatVersion = 1;

    private const int SectionHeader = 5;

    private static readonly byte[] Magic = [(byte)'R', (byte)'P', (byte)'R', FormatVersion];

    /// <summary>The sections in the order in which they stand; a section's number is its place counted from one.</summary>
    public static IReadOnlyList<string> Sections { get; } =
        ["head", "names", "movers", "places", "tracks", "beliefs", "verdicts", "behind", "shots", "events", "steps", "reasons", "turns"];

    public static byte[] Write(BattleReplay replay)
    {
        ArgumentNullException.ThrowIfNull(replay);
        byte[][] sections =
        [
            JsonSerializer.SerializeToUtf8Bytes(replay.Head, ReplayJson.Default.ReplayHead),
            JsonSerializer.SerializeToUtf8Bytes(replay.Names),
            .. ReplayTables.Write(replay),
        ];
        using var stream = new MemoryStream();
        stream.Write(Magic);
        Span<byte> header = stackalloc byte[SectionHeader];
        for (var i = 0; i < sections.Length; i++)
        {
            header[0] = (byte)(i + 1);
            BinaryPrimitives.WriteInt32LittleEndian(header[1..], sections[i].Length);
            stream.Write(header);
            stream.Write(sections[i]);
        }

        return stream.ToArray();
    }

    /// <exception cref="ReplayFormatException">These bytes are no whole replay of this version.</exception>
    public static BattleReplay Read(ReadOnlyMemory<byte> bytes)
    {
        var sections = Split(bytes.Span, bytes);
        try
        {
            var head = JsonSerializer.Deserialize(sections[0].Span, ReplayJson.Default.ReplayHead) ?? throw new JsonException("no head");
            var names = JsonSerializer.Deserialize<string[]>(sections[1].Span) ?? throw new JsonException("no names");
            return ReplayTables.Read(head, names, sections);
        }
        catch (JsonException exception)
        {
            throw new ReplayFormatException($"The replay's head or names cannot be read: {exception.Message}", exception);
        }
    }

    private static ReadOnlyMemory<byte>[] Split(ReadOnlySpan<byte> span, ReadOnlyMemory<byte> bytes)
    {
        if (span.Length < Magic.Length || !span[..3].SequenceEqual(Magic.AsSpan(0, 3)))
        {
            throw new ReplayFormatException("This is no replay of Rampart.");
        }

        if (span[3] != FormatVersion)
        {
            throw new ReplayFormatException($"The replay has format version {span[3]}; this Rampart reads version {FormatVersion}.") { Remedy = "Make it again from the journal." };
        }

        var sections = new ReadOnlyMemory<byte>[Sections.Count];
        var at = Magic.Length;
        for (var i = 0; i < sections.Length; i++)
        {
            if (span.Length - at < SectionHeader)
            {
                throw new ReplayFormatException($"The replay ends before its section {Sections[i]}.");
            }

            var length = BinaryPrimitives.ReadInt32LittleEndian(span[(at + 1)..]);
            if (span[at] != i + 1 || length < 0 || length > span.Length - at - SectionHeader)
            {
                throw new ReplayFormatException($"The section {Sections[i]} of the replay is not where it should be, or is cut off.");
            }

            sections[i] = bytes.Slice(at + SectionHeader, length);
            at += SectionHeader + length;
        }

        return at == span.Length ? sections : throw new ReplayFormatException("The replay goes on behind its last section.");
    }
}
