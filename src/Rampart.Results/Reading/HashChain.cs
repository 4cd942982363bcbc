using System.Security.Cryptography;
using Rampart.Simulation.Kernel;

namespace Rampart.Results.Reading;

/// <summary>The hash of a journal, reckoned from its bytes as a stranger would: see docs/formats/journal.md.</summary>
internal sealed class HashChain
{
    private readonly byte[] _chain = new byte[SHA256.HashSizeInBytes + Journal.BlockSize];
    private int _filled;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var fits = Math.Min(bytes.Length, Journal.BlockSize - _filled);
            bytes[..fits].CopyTo(_chain.AsSpan(SHA256.HashSizeInBytes + _filled));
            _filled += fits;
            bytes = bytes[fits..];
            if (_filled == Journal.BlockSize)
            {
                SHA256.HashData(_chain).CopyTo(_chain, 0);
                _filled = 0;
            }
        }
    }

    public string Text() => Convert.ToHexStringLower(SHA256.HashData(_chain.AsSpan(0, SHA256.HashSizeInBytes + _filled)));
}
