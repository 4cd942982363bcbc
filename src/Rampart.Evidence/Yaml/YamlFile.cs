using System.Buffers;
using System.Text.Unicode;
using Rampart.Quantities;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Rampart.Evidence.Yaml;

/// <summary>Reads a YAML file into nodes that know their places, and answers damaged or hostile files with findings.</summary>
/// <remarks>Text only: no tags, no anchors, no aliases, one document, a section at the root, 32 levels, 4 MB, UTF-8.</remarks>
public static class YamlFile
{
    public const int LargestFile = 4 * 1024 * 1024;
    public const int DeepestNesting = 32;

    /// <summary>The root section of a file; null where a finding says why there is none.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="displayName">The file's name in findings: the path from the project's folder, as the user would write it.</param>
    /// <param name="findings">Receives what is wrong with the content.</param>
    /// <exception cref="FileNotFoundException">The file or its folder does not exist: an environment fault (exit code 3), not a finding.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder (exit code 3).</exception>
    /// <exception cref="IOException">The file could not be read (exit code 3).</exception>
    public static YamlMap? Read(string path, string displayName, ICollection<Finding> findings)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(displayName);
        ArgumentNullException.ThrowIfNull(findings);

        var bytes = ReadBytes(path, displayName, findings);
        return bytes is null ? null : Parse(bytes, displayName, findings);
    }

    /// <summary>The root section of a text in memory, under the same guards as a file.</summary>
    public static YamlMap? Parse(ReadOnlySpan<byte> utf8, string displayName, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (utf8.Length > LargestFile)
        {
            findings.Add(TooLarge(displayName, utf8.Length));
            return null;
        }

        return Decode(utf8, displayName, findings) is { } text ? new TreeReader(displayName, findings).Root(text) : null;
    }

    private static byte[]? ReadBytes(string path, string displayName, ICollection<Finding> findings)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (DirectoryNotFoundException absent)
        {
            throw new FileNotFoundException($"Could not find the file '{path}'.", path, absent);
        }

        using (stream)
        {
            if (stream.CanSeek && stream.Length > LargestFile)
            {
                findings.Add(TooLarge(displayName, stream.Length));
                return null;
            }

            // Devices and pipes state no length, so the count goes on while reading.
            using var content = new MemoryStream();
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                content.Write(buffer, 0, read);
                if (content.Length > LargestFile)
                {
                    findings.Add(TooLarge(displayName, content.Length));
                    return null;
                }
            }

            return content.ToArray();
        }
    }

    private static Finding TooLarge(string displayName, long length) => Finding.Error(
        new Place(displayName),
        "file",
        $"The file has {length:N0} bytes or more; at most {LargestFile:N0} are read.",
        "Split it into several files, or check that this is the file that was meant.");

    private static string? Decode(ReadOnlySpan<byte> bytes, string displayName, ICollection<Finding> findings)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        var characters = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, characters, out var read, out var written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
        {
            findings.Add(Finding.Error(
                new Place(displayName, LineOf(bytes, read)),
                "encoding",
                $"The file is not UTF-8: byte 0x{bytes[Math.Min(read, bytes.Length - 1)]:X2} at offset {read} fits nowhere.",
                "Save the file as UTF-8."));
            return null;
        }

        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
        {
            findings.Add(Finding.Error(
                new Place(displayName, LineOf(bytes, nul)),
                "encoding",
                $"The file holds a NUL byte at offset {nul}; it is not a text.",
                "Check that this is the file that was meant, and save it as UTF-8 text."));
            return null;
        }

        return new string(characters, 0, written);
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, int offset) => bytes[..offset].Count((byte)'\n') + 1;

    private sealed class TreeReader(string displayName, ICollection<Finding> findings)
    {
        // Beyond this the file is not a text with a slip in it, and a longer list helps nobody.
        private const int MostDuplicates = 50;

        private int duplicates;

        public YamlMap? Root(string text)
        {
            try
            {
                return Document(new Parser(new Scanner(new StringReader(text), skipComments: true)));
            }
            catch (RefusedException refused)
            {
                findings.Add(refused.Finding);
            }
            catch (YamlException fault)
            {
                findings.Add(Finding.Error(PlaceOf(fault.Start), "syntax", Sentence(fault), "Mend the YAML: indentation by blanks, `key: value`, quotation marks around text with `: ` or ` #`."));
            }
            catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or FormatException or OverflowException)
            {
                // The library lets a few faults of a damaged text through as ordinary exceptions.
                findings.Add(Finding.Error(new Place(displayName), "syntax", "The file is not YAML.", "Mend the YAML, beginning with the last change."));
            }

            return null;
        }

        private YamlMap? Document(Parser parser)
        {
            Next<StreamStart>(parser);
            parser.MoveNext();
            if (parser.Current is StreamEnd)
            {
                throw Empty();
            }

            if (parser.Current is DocumentStart)
            {
                parser.MoveNext();
            }

            var start = parser.Current!.Start;
            var root = Node(parser, depth: 1);
            Next<DocumentEnd>(parser);
            parser.MoveNext();
            if (parser.Current is DocumentStart second)
            {
                throw Refuse(second.Start, "document", "The file holds several documents.", "Keep one document a file: remove the line `---` and what follows, or move it to a file of its own.");
            }

            return root switch
            {
                YamlMap map => map,
                YamlScalar { Text.Length: 0 } => throw Empty(),
                _ => throw Refuse(start, "file", $"The file must consist of keys with values; here is {root.What}.", "Begin with a line such as `name: …`."),
            };
        }

        private YamlNode Node(Parser parser, int depth)
        {
            var current = parser.Current!;
            if (depth > DeepestNesting)
            {
                throw Refuse(current.Start, "nesting", $"The file is nested deeper than {DeepestNesting} levels.", "Flatten it; no file of Rampart needs more than a few levels.");
            }

            if (current is AnchorAlias || (current is NodeEvent { Anchor.IsEmpty: false }))
            {
                throw Refuse(current.Start, "anchor", "Anchors (`&name`) and aliases (`*name`) are not read.", "Write the value out where it is needed; put text that begins with `&` or `*` in quotation marks.");
            }

            if (current is NodeEvent { Tag.IsEmpty: false } tagged && !tagged.Tag.IsNonSpecific)
            {
                findings.Add(Finding.Error(PlaceOf(current.Start), "tag", $"Tags (`{tagged.Tag}`) are not read.", "Remove the tag; put text that begins with `!` in quotation marks."));
            }

            return current switch
            {
                Scalar scalar => Text(parser, scalar),
                SequenceStart list => List(parser, list, depth),
                MappingStart map => Map(parser, map, depth),
                _ => throw Refuse(current.Start, "syntax", "The file is not YAML.", "Mend the YAML here."),
            };
        }

        private YamlScalar Text(Parser parser, Scalar scalar)
        {
            parser.MoveNext();
            var quoted = scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any);
            var text = !quoted && scalar.Value is "~" or "null" ? string.Empty : scalar.Value;
            return new YamlScalar(PlaceOf(scalar.Start), text, quoted);
        }

        private YamlList List(Parser parser, SequenceStart start, int depth)
        {
            parser.MoveNext();
            var items = new List<YamlNode>();
            while (parser.Current is not SequenceEnd)
            {
                items.Add(Node(parser, depth + 1));
            }

            parser.MoveNext();
            return new YamlList(PlaceOf(start.Start), items);
        }

        private YamlMap Map(Parser parser, MappingStart start, int depth)
        {
            parser.MoveNext();
            var entries = new List<YamlEntry>();
            var places = new Dictionary<string, Place>(StringComparer.Ordinal);
            while (parser.Current is not MappingEnd)
            {
                var mark = parser.Current!.Start;
                if (Node(parser, depth + 1) is not YamlScalar key)
                {
                    throw Refuse(mark, "key", "A key must be a text.", "Write `key: value`; put text that begins with `[` or `{` in quotation marks.");
                }

                var value = Node(parser, depth + 1);
                if (places.TryGetValue(key.Text, out var first))
                {
                    findings.Add(Finding.Error(key.Place, key.Text, $"`{key.Text}` stands twice: in line {first.Line} and in line {key.Place.Line}.", "Keep one of the two."));
                    if (++duplicates >= MostDuplicates)
                    {
                        throw Refuse(mark, "key", $"{MostDuplicates} keys stand twice; the rest of the file was not read.", "Check that this is the file that was meant.");
                    }

                    continue;
                }

                places.Add(key.Text, key.Place);
                entries.Add(new YamlEntry(key.Text, key.Place, value));
            }

            parser.MoveNext();
            return new YamlMap(PlaceOf(start.Start), entries);
        }

        private static void Next<T>(Parser parser)
            where T : ParsingEvent
        {
            if (parser.Current is null)
            {
                parser.MoveNext();
            }

            if (parser.Current is not T)
            {
                throw new InvalidOperationException($"The parser gave {parser.Current} where {typeof(T).Name} was due.");
            }
        }

        private Place PlaceOf(in Mark mark) => new(displayName, (int)mark.Line, (int)mark.Column);

        private RefusedException Empty() =>
            new(Finding.Error(new Place(displayName), "file", "The file is empty.", "Write its content, or remove the file."));

        private RefusedException Refuse(in Mark mark, string subject, string message, string remedy) =>
            new(Finding.Error(PlaceOf(mark), subject, message, remedy));

        private static string Sentence(YamlException fault)
        {
            var message = fault.Message;
            var inner = message.IndexOf("): ", StringComparison.Ordinal);
            if (message.StartsWith('(') && inner > 0)
            {
                message = message[(inner + 3)..];
            }

            return "Not YAML: " + (message.EndsWith('.') ? message : message + ".");
        }
    }

    private sealed class RefusedException(Finding finding) : Exception(finding.Message)
    {
        public Finding Finding { get; } = finding;
    }
}
