using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Rampart.Quantities;

namespace Rampart.Simulation.Kernel;

/// <summary>How much of what happens is kept: each level holds those before it.</summary>
public enum JournalLevel : byte
{
    /// <summary>What became of targets, missiles and assets.</summary>
    Outcomes,

    /// <summary>Everything that could change an outcome; what the hash covers.</summary>
    Events,

    /// <summary>Also what did not happen, and the tracks' estimates.</summary>
    Full,
}

/// <summary>A record of the journal: a struct of fixed layout without gaps, written as its bytes and read back as its bytes.</summary>
public interface IJournalRecord
{
    static abstract RecordKind Kind { get; }

    static abstract JournalLevel Level { get; }
}

/// <summary>What has happened: a canonical little-endian stream of records, hashed as it is written. Nothing in the simulation reads it.</summary>
/// <remarks>
/// The identity of a battle is the chained SHA-256 of its event records: each full block of 64 KiB is hashed together with the
/// hash of the blocks before it (docs/formats/journal.md says how to check it). A chain, because its state is 32 bytes and can be
/// kept in a snapshot, which the library's running SHA-256 cannot.
/// </remarks>
public sealed class Journal
{
    /// <summary>"RPJ" and the version of the format.</summary>
    public static readonly byte[] Magic = [(byte)'R', (byte)'P', (byte)'J', FormatVersion];

    public const byte FormatVersion = 2;
    public const int BlockSize = 65536;
    public const int HeaderSize = 4;

    private readonly Stream _kept;
    private readonly JournalLevel _keptLevel;
    private readonly byte[] _out = new byte[BlockSize];

    // The chain: hash of all full blocks so far, then the bytes of the block that is being filled.
    private readonly byte[] _chain = new byte[SHA256.HashSizeInBytes + BlockSize];
    private int _outCount;
    private int _blockCount;
    private long _events;

    /// <param name="kept">Where the kept records go; <see cref="Stream.Null"/> keeps none and hashes all the same.</param>
    /// <param name="keptLevel">Which records are kept.</param>
    /// <exception cref="PlatformNotSupportedException">The machine is big-endian: the records' bytes would differ.</exception>
    public Journal(Stream kept, JournalLevel keptLevel)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("The journal is written on little-endian machines only.");
        }

        _kept = kept;
        _keptLevel = keptLevel;
        Keep(Magic);
        Hash(Magic);
    }

    /// <summary>How many event records the hash covers.</summary>
    public long Events => _events;

    /// <summary>Whether records of this level are kept: what is dear to work out and not hashed can be left out when not.</summary>
    public bool Keeps(JournalLevel level) => (byte)level <= (byte)_keptLevel;

    public void Record<T>(in T record)
        where T : unmanaged, IJournalRecord
    {
        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in record));
        Write(T.Kind, T.Level, bytes);
    }

    /// <summary>Writes down that an id stands for a name; the reader of the journal needs nothing else to know who is who.</summary>
    public void RecordName(EntityId id, EntityKind kind, string name)
    {
        var bytes = new byte[sizeof(int) + 1 + Encoding.UTF8.GetByteCount(name)];
        MemoryMarshal.Write(bytes, id.Value);
        bytes[sizeof(int)] = (byte)kind;
        Encoding.UTF8.GetBytes(name, bytes.AsSpan(sizeof(int) + 1));
        Write(RecordKind.Name, JournalLevel.Outcomes, bytes);
    }

    /// <summary>The hash of all event records so far, in lower-case hexadecimal.</summary>
    public string HashText()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_chain.AsSpan(0, SHA256.HashSizeInBytes + _blockCount), hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Hands all kept bytes to the stream.</summary>
    public void Flush()
    {
        _kept.Write(_out, 0, _outCount);
        _outCount = 0;
        _kept.Flush();
    }

    internal Saved Save()
    {
        Flush();
        return new Saved([.. _chain], _blockCount, _events, _kept.CanSeek ? _kept.Position : 0);
    }

    internal void Load(Saved saved)
    {
        saved.Chain.CopyTo(_chain, 0);
        _blockCount = saved.BlockCount;
        _events = saved.Events;
        _outCount = 0;
        if (!_kept.CanSeek)
        {
            throw new InvalidOperationException("What a journal has kept since a snapshot can be cut off only from a stream that can seek.");
        }

        _kept.Position = saved.Position;
        _kept.SetLength(saved.Position);
    }

    private void Write(RecordKind kind, JournalLevel level, ReadOnlySpan<byte> payload)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        Unsafe.WriteUnaligned(ref header[0], (ushort)kind);
        Unsafe.WriteUnaligned(ref header[2], checked((ushort)payload.Length));
        if ((byte)level <= (byte)JournalLevel.Events)
        {
            Hash(header);
            Hash(payload);
            _events++;
        }

        if ((byte)level <= (byte)_keptLevel)
        {
            Keep(header);
            Keep(payload);
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_outCount + bytes.Length > _out.Length)
        {
            _kept.Write(_out, 0, _outCount);
            _outCount = 0;
        }

        bytes.CopyTo(_out.AsSpan(_outCount));
        _outCount += bytes.Length;
    }

    private void Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        while (bytes.Length > 0)
        {
            var fits = Math.Min(bytes.Length, BlockSize - _blockCount);
            bytes[..fits].CopyTo(_chain.AsSpan(SHA256.HashSizeInBytes + _blockCount));
            _blockCount += fits;
            bytes = bytes[fits..];
            if (_blockCount == BlockSize)
            {
                SHA256.HashData(_chain, hash);
                hash.CopyTo(_chain);
                _blockCount = 0;
            }
        }
    }

    internal sealed record Saved(byte[] Chain, int BlockCount, long Events, long Position);
}
