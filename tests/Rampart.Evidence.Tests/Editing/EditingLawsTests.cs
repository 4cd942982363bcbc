using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Rampart.Evidence.Editing;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Editing;

/// <summary>Whatever is added is read back as it was given, and no byte of the old files moves.</summary>
public class EditingLawsTests
{
    private const int Draws = 200;

    // Everything that YAML gives a meaning to, what ends a line, what is invisible, what was lost in an encoding.
    private static readonly Gen<string> AnyPiece = Gen.Frequency(
        (4, Gen.Elements("range", "said", "Mr Çavuşoğlu", "С-400", "400", "km", "2020", "yes", "no", "null", "true", "0x1F", "1e5", "12:30", "~", "…", "-", "--", "---", "...", "=", "<<")),
        (3, Gen.Elements(": ", ":", " #", "#", "\"", "'", "\\", "\\n", "&a", "*a", "!t", "|", ">", ">-", "%", "@", "`", "{", "}", "[", "]", ",", "?", "? ", "- ")),
        (2, Gen.Elements(" ", "  ", "\t", "\n", "\r\n", "\n\n ", "\u0085", "\u00A0", "\u2028", "\u2029", "\u200B", "\uFEFF", "\uFFFD", "\u0007", "😀")));

    private static readonly Gen<string> AnyText =
        from pieces in Gen.Frequency((3, Gen.Choose(1, 6)), (1, Gen.Choose(20, 90))).SelectMany(count => Gen.ArrayOf(AnyPiece, count))
        from glue in Gen.Elements(string.Empty, " ")
        select string.Join(glue, pieces);

    private static readonly Gen<Drawn> AnyClaim =
        from kind in Gen.Elements("remark", "range", "turns")
        from value in AnyText
        from number in Gen.Choose(1, 999)
        from isSo in Gen.Elements("yes", "no")
        from quotation in AnyText
        from speaker in AnyText
        from note in AnyText
        from hasNote in Gen.Elements(true, false)
        from ending in Gen.Elements("\n", "\r\n")
        select new Drawn(
            $"radar/{kind}",
            kind switch { "remark" => Cut("w" + value), "range" => number.ToString(CultureInfo.InvariantCulture) + " km", _ => isSo },
            "w" + quotation,
            speaker,
            hasNote ? note : null,
            ending);

    [Fact]
    public void A_claim_that_was_added_is_read_back_as_it_was_given_and_the_old_bytes_stay() =>
        Holds(AnyClaim, drawn =>
        {
            using var ledger = new EditedLedger(drawn.Ending);
            var before = ledger.Contents();
            var was = ledger.Load();
            var yaml = new StringBuilder($"claims:\n  {drawn.Property}#paper-2020-12:\n");
            foreach (var (key, text) in new[] { ("value", drawn.Value), ("quotation", drawn.Quotation), ("speaker", drawn.Speaker), ("note", drawn.Note), ("said", "2020-11") })
            {
                yaml.Append(text is null ? string.Empty : $"    {key}: {Quoted(text)}\n");
            }

            ledger.Write("new.yaml", yaml.ToString());
            var addition = AdditionFile.Read(System.IO.Path.Combine(ledger.Path, "..", "new.yaml"), "new.yaml", ledger.Findings)!;
            new LedgerEditor(ledger.Path).Write(addition, ledger.Findings);
            Assert.DoesNotContain(ledger.Findings, finding => finding.Severity == FindingSeverity.Error);

            var read = ledger.Load();
            var claim = read.FindClaim($"{drawn.Property}#paper-2020-12")!;
            Assert.Equal((drawn.Value, drawn.Quotation, drawn.Speaker, drawn.Note), (claim.Value.Text, claim.Quotation, claim.Speaker, claim.Note));
            Assert.Equal(was.Claims.Select(old => (old.Id, old.Note, old.Place)), read.Claims.Where(each => !ReferenceEquals(each, claim)).Select(old => (old.Id, old.Note, old.Place)));
            Assert.Equal(before.Keys, ledger.Contents().Keys);
            foreach (var (name, bytes) in ledger.Contents())
            {
                AssertInserted(before[name], bytes);
            }

            return true;
        });

    // A value of the kind text has at most 200 characters.
    private static string Cut(string text) => text.Length <= 200 ? text : text[..(char.IsHighSurrogate(text[199]) ? 199 : 200)];

    /// <summary>The old bytes are the new ones but for one stretch.</summary>
    private static void AssertInserted(string old, string fresh)
    {
        var head = old.Zip(fresh).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = old.Length - head;
        Assert.True(fresh.EndsWith(old[head..], StringComparison.Ordinal) && fresh.Length >= head + tail, "Old bytes have changed.");
    }

    private static string Quoted(string text) =>
        "\"" + string.Concat(text.Select(c => c is '"' or '\\' ? "\\" + c : c < ' ' || c is '\u0085' or '\u2028' or '\u2029' or '\uFEFF' ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : c.ToString())) + "\"";

    private static void Holds<T>(Gen<T> values, Func<T, bool> law) =>
        Prop.ForAll(values.ToArbitrary(), law).Check(Rampart.Tests.Drawn.Draws(Draws));

    private sealed record Drawn(string Property, string Value, string Quotation, string Speaker, string? Note, string Ending);
}
