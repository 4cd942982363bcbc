namespace Rampart.Web.Runs;

/// <summary>A stream that is read from its beginning to its end, and tells how far that is.</summary>
/// <param name="inner">What is read.</param>
/// <param name="far">Is told how many bytes have been read, at most once in each megabyte.</param>
internal sealed class WatchedStream(Stream inner, Action<long> far) : Stream
{
    private const long Often = 1 << 20;
    private long _read;
    private long _told;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var got = inner.Read(buffer);
        _read += got;
        if (_read - _told >= Often)
        {
            _told = _read;
            far(_read);
        }

        return got;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
