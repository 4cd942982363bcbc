using System.Diagnostics;
using System.Text;
using Rampart.Evidence.Extraction;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Extraction;

public class ExtractorTests
{
    private static readonly Lazy<Lexicon> Shipped = new(() => Lexicon.Load(Repository.Ledger, []));

    // The day of these texts is Monday, 16 March 2020.
    private const string Day = "2020-03-16";

    [Theory]
    [InlineData("The missile reaches 402 kilometers.", "402 km")]
    [InlineData("It engages targets at 40-50 km.", "40 km", "50 km")]
    [InlineData("It works between 3 and 30 km.", "3 km", "30 km")]
    [InlineData("Missiles with ranges of 120, 200, 250 and 380 km.", "120 km", "200 km", "250 km", "380 km")]
    [InlineData("It flies at Mach 4.2 or 1,400 m/s.", "Mach 4.2", "1400 m/s")]
    [InlineData("A target of 0.1 m2 or -20 dBsm is seen.", "0.1 m2", "-20 dBsm")]
    [InlineData("The ceiling is 66,000 ft, the reach 140 nm, the mass 1.8 t.", "66000 ft", "140 nm", "1.8 t")]
    [InlineData("It radiates 1.2 MW at 3.1 to 3.5 GHz.", "1.2 MW", "3.1 GHz", "3.5 GHz")]
    [InlineData("Its speed is 3,5 km/s over 27 000 metres.", "3.5 km/s", "27000 m")]
    [InlineData("The system is ready in five minutes.", "5 min")]
    public void Quantities_are_found_with_their_units(string sentence, params string[] values) =>
        Assert.Equal(values, Values(sentence, ProposalKind.Quantity), StringComparer.Ordinal);

    [Theory]
    [InlineData("a $2.5 billion deal", "2.5 billion USD")]
    [InlineData("a $3.4-billion contract", "3.4 billion USD")]
    [InlineData("a contract worth 5.43 bn USD", "5.43 billion USD")]
    [InlineData("between $40,000 and $50,000 a round", "40 thousand USD", "50 thousand USD")]
    [InlineData("from 18 to 22 million euros", "18 million EUR", "22 million EUR")]
    [InlineData("Rs 35,000 crore for it", "350 billion INR")]
    [InlineData("paid ₹2,85,000 lakh for it", "28.5 billion INR")]
    [InlineData("some 3,5 bn roubles", "3.5 billion RUB")]
    public void Sums_of_money_are_found_with_their_currency(string words, params string[] values) =>
        Assert.Equal(values, Values($"It was {words}.", ProposalKind.Money), StringComparer.Ordinal);

    [Theory]
    [InlineData("It was signed on November 12.", "2019-11-12")]
    [InlineData("It will be signed on November 12.", "2020-11-12")]
    [InlineData("It was signed in December 2017.", "2017-12")]
    [InlineData("Back in April 2018 it was signed.", "2018-04")]
    [InlineData("It was signed in mid-April.", "mid-April 2019")]
    [InlineData("Deliveries began last week.", "2020-03-09/2020-03-15")]
    [InlineData("Deliveries began this month.", "2020-03")]
    [InlineData("Deliveries began on Friday.", "2020-03-13")]
    [InlineData("Deliveries began on Monday.", "2020-03-16")]
    [InlineData("Deliveries will begin next Friday.", "2020-03-20")]
    [InlineData("Deliveries began in the spring of 2018.", "spring 2018")]
    [InlineData("Deliveries fell between late 2019 and early 2020.", "late 2019/early 2020")]
    [InlineData("Deliveries end before the year-end.", "end of 2020")]
    [InlineData("Deliveries end next year.", "2021")]
    [InlineData("They ran from March 2015 to November 2019.", "2015-03/2019-11")]
    [InlineData("They came in the second half of 2018.", "2018-07/2018-12")]
    [InlineData("They came over the last nine days.", "2020-03-07/2020-03-16")]
    [InlineData("They came three years ago.", "2017")]
    [InlineData("They came on 12.07.2019 at last.", "2019-07-12")]
    [InlineData("They came on February 30, 2019 or never.")]
    public void Dates_are_resolved_against_the_document(string sentence, params string[] values) =>
        Assert.Equal(values, Values(sentence, ProposalKind.Date), StringComparer.Ordinal);

    [Theory]
    [InlineData("Turkey gets two S-400 batteries.", "2 battery")]
    [InlineData("Ankara got a regiment set of S-400 systems (two battalions).", "1 regiment-set", "2 battalion")]
    [InlineData("The second regiment set of S-400 systems is on its way.", "1 regiment-set")]
    [InlineData("The contract is on the 2nd regiment set of S-400 systems.", "1 regiment-set")]
    [InlineData("The client received more than 120 advanced guided surface-to-air missiles of two types.", "120 missile", "2 type")]
    [InlineData("So far 14 shipments have landed on thirty flights.", "14 shipment", "30 flight")]
    [InlineData("Up to 1,000 anti-aircraft missiles will be bought.", "1000 missile")]
    [InlineData("The first systems will be delivered.")]
    [InlineData("The two countries hold talks on a number of systems.")]
    public void Counts_are_found_with_their_unit_of_account(string sentence, params string[] values) =>
        Assert.Equal(values, Proposals(sentence).Where(proposal => proposal.Kind == ProposalKind.Count).Select(proposal => $"{proposal.Value} {UnitsOfAccount.Word(proposal.Unit!.Value)}"), StringComparer.Ordinal);

    [Theory]
    [InlineData("The S-400, the F-35, the 48N6 and the 9M96E2 were named with the JF-17 Block 3.")]
    [InlineData("In H.R. 2670 and Resolution 2231 nothing of the kind is said on page 37.")]
    [InlineData("The parade began at 10:30 and ended at 12:45.")]
    [InlineData("Call 1-800-555-0199 for back issues, $12 each.")]
    [InlineData("© Copyright 2017 TASS. All rights reserved.")]
    [InlineData("US Rep. Ilhan Omar speaks on March 08, 2019 in Washington, DC. (AFP photo)")]
    [InlineData("It could be the third foreign customer for the fifth-generation fighter.")]
    public void What_only_looks_like_a_value_is_no_proposal(string sentence) => Assert.Empty(Proposals(sentence));

    [Theory]
    [InlineData("The S-400 contract is worth 4.3 billion kroner.", "4.3 billion NOK", "Kroner were taken as Norwegian ones.")]
    [InlineData("The S-400 contract is worth 4.3 billion Danish kroner.", "4.3 billion DKK", null)]
    [InlineData("The S-400 contract is worth 4.3 billion kronor.", "4.3 billion SEK", null)]
    public void Northern_currencies_are_read_and_a_shared_name_is_told(string sentence, string value, string? note)
    {
        var proposal = Assert.Single(Proposals(sentence));

        Assert.Equal((value, note), (proposal.Value, proposal.Note));
    }

    [Theory]
    [InlineData("The S-400 has a range of between 25 and 40 km.", "One end of a span.", "One end of a span.")]
    [InlineData("The S-400 has a range of 25–40 km.", "One end of a span.", "One end of a span.")]
    [InlineData("The S-400 has a range of 40 km and a ceiling of 25 km.", null, null)]
    [InlineData("The S-400 is known. Its range is 40 km and its ceiling 25 km.", "The system was named in an earlier sentence.", "The system was named in an earlier sentence.")]
    public void A_span_and_a_system_named_earlier_are_told(string text, string? first, string? second) =>
        Assert.Equal([first, second], Proposals(text).Select(proposal => proposal.Note), StringComparer.Ordinal);

    [Fact]
    public void A_missile_s_speed_of_400_km_h_is_no_engagement_range()
    {
        var proposal = Assert.Single(Proposals("The S-400 is known to all. Its missile flies at a speed of 400 km/h."));

        Assert.Equal("400 km/h", proposal.Value);
        Assert.Equal("s-400/missile-speed#tass-2020-03-16", proposal.Claim);
        Assert.Equal(ProposalVerdict.New, proposal.Verdict);
    }

    [Fact]
    public void A_point_before_three_digits_groups_in_german_and_divides_in_english_and_both_are_told()
    {
        var german = Assert.Single(Proposals("Der Flugkörper der Luftwaffe und die Rakete der Marine erreichen das Ziel mit 1.200 Meter pro Sekunde."));
        var english = Assert.Single(Proposals("The missile of the navy and that of the army reach it at a speed of 1.200 km/s."));
        var plain = Assert.Single(Proposals("The missile of the navy and that of the army reach it at a speed of 1,200 m/s."));

        Assert.Equal(("1200 m/s", "1.2 km/s", "1200 m/s"), (german.Value, english.Value, plain.Value));
        Assert.Contains("1.200 was read as 1200", german.Note, StringComparison.Ordinal);
        Assert.Contains("1.200 was read as 1.200, a decimal fraction", english.Note, StringComparison.Ordinal);
        Assert.Null(plain.Note);
    }

    [Theory]
    [InlineData("The range is up to 40 km.", ClaimBound.AtMost)]
    [InlineData("The range is more than 40 km.", ClaimBound.MoreThan)]
    [InlineData("The range is at least 40 km.", ClaimBound.AtLeast)]
    [InlineData("The range is less than 40 km.", ClaimBound.LessThan)]
    [InlineData("The range is about 40 km.", ClaimBound.About)]
    [InlineData("The range is as far as 40 km.", ClaimBound.Exact)]
    [InlineData("The range is 40 km at most.", ClaimBound.AtMost)]
    public void The_words_beside_a_number_make_it_a_bound(string sentence, ClaimBound bound) =>
        Assert.Equal(bound, Assert.Single(Proposals(sentence)).Bound);

    [Fact]
    public void A_quotation_is_carried_over_sentences_and_paragraphs()
    {
        var said = Sentences("""
            "We get two batteries. They come in 2021," Defence Minister Anna Berg told reporters on Friday. "Each has eight launchers.

            "The price is fair," she added.

            The ministry had no comment.
            """);

        Assert.Equal(["Anna Berg", "Anna Berg", "Anna Berg", "Anna Berg", "narrator"], said.Select(sentence => sentence.Speaker?.Name ?? "narrator"), StringComparer.Ordinal);
        Assert.Equal("Defence Minister", said[0].Speaker!.Role);
        Assert.All(said.Take(4), sentence => Assert.Equal("2020-03-13", sentence.Said));
    }

    [Theory]
    [InlineData("Head of Russia's Federal Service for Cooperation Dmitry Shugayev said on Monday that it flies 40 km.", "Dmitry Shugayev", "2020-03-16")]
    [InlineData("It flies 40 km, said the general manager, Anna Berg, in a call on Friday.", "Anna Berg", "2020-03-13")]
    [InlineData("According to the defence ministry, it flies 40 km.", "defence ministry", "../2020-03-16")]
    [InlineData("On March 2, Anna Berg said it flies 40 km.", "Anna Berg", "2020-03-02")]
    [InlineData("Example News quoted Anna Berg as saying it flies 40 km.", "Anna Berg", "../2020-03-16")]
    [InlineData("Sergei Chemezov, the chief executive of Rostec, noted that it flies 40 km.", "Sergei Chemezov", "../2020-03-16")]
    [InlineData("It will fly 40 km, the agency said on Friday.", "agency", "2020-03-13")]
    [InlineData("It flies 40 km, as announced by the Pentagon on Friday.", "Pentagon", "2020-03-13")]
    [InlineData("It flies 40 km, according to a Pentagon report of 3 March 2020.", "Pentagon report", "2020-03-03")]
    [InlineData("It is said to fly 40 km.", "narrator", "2020-03-16")]
    public void Who_said_it_and_when_is_taken_from_the_sentence(string sentence, string speaker, string said)
    {
        var proposal = Assert.Single(Proposals(sentence));

        Assert.Equal(speaker, proposal.Speaker?.Name ?? "narrator");
        Assert.Equal(said, proposal.Said);
    }

    [Fact]
    public void A_lost_character_survives_into_the_quotation()
    {
        const string Text = "The range is 40\uFFFDkm, the maker says, as well as a\uFFFD height of 20 km.";
        var proposals = Proposals(Text);

        Assert.Equal(["40 km", "20 km"], proposals.Select(proposal => proposal.Value), StringComparer.Ordinal);
        Assert.All(proposals, proposal => Assert.Contains('\uFFFD', proposal.Quotation));
        Assert.All(proposals, proposal => Assert.True(Quotations.IsIn(Text, proposal.Quotation)));
    }

    [Fact]
    public void Every_quotation_stands_in_its_article_and_every_span_holds_its_number()
    {
        var ledger = Ledger.Load(Repository.Ledger, []);
        foreach (var text in GoldText.Of("worked", ledger).Concat(GoldText.Of("set-apart", ledger)))
        {
            foreach (var proposal in text.Extracted(ledger, Shipped.Value).Proposals)
            {
                Assert.True(Quotations.IsIn(text.Article.Text, proposal.Quotation), proposal.Quotation);
                Assert.True(Quotations.IsIn(proposal.Quotation, text.Article.Text.Substring(proposal.At.Start, proposal.At.Length)), $"{proposal.At}: {proposal.Quotation}");
            }
        }
    }

    [Fact]
    public void A_million_characters_take_ten_times_as_much_as_a_hundred_thousand_and_not_a_hundred_times()
    {
        // Counted in memory, for a clock says more of the machine than of the text.
        Cost(Long(200_000));
        var (tenth, tenth_s) = Cost(Long(100_000));
        var (whole, whole_s) = Cost(Long(1_000_000));
        Figures.Show("extraction-time", $"Extraction of a hundred thousand characters: {tenth_s:0.00} s; of a million: {whole_s:0.00} s.");

        Assert.InRange(whole, 5 * tenth, 15 * tenth);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("the S-400 and 40 km ")]
    [InlineData("1,234 ")]
    [InlineData("\"a said ")]
    [InlineData("On Monday, Anna Berg, who, said, that, ")]
    [InlineData("A. ")]
    [InlineData("\uFFFDa\uFFFD ")]
    public void Text_without_end_or_sense_takes_no_longer(string words)
    {
        var text = string.Concat(Enumerable.Repeat(words, 300_000 / words.Length)) + ".";

        // What grew with the square of the text would take hours.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5.0));
        Assert.NotNull(Extracted(text, patience.Token));
    }

    private static string Long(int length)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < length; i++)
        {
            text.Append($"The battery number {i} of the S-400 engages targets at {100 + (i % 300)} km and at an altitude of up to {i % 40} km, Colonel Ivan Petrov said on Monday. \"We got {2 + (i % 7)} launchers of it in {2000 + (i % 20)} for ${i % 90} million,\" he added.\n\n");
        }

        return text.ToString();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(150)]
    [InlineData(250)]
    public void A_reading_may_be_ended_before_every_sentence_each_of_the_three_times_that_it_is_read(int at)
    {
        var article = new Article("a.txt", string.Join(' ', Enumerable.Range(0, 100).Select(number => $"The S-400 stands {number} km away from the border.")), null, null, null, null);
        var whole = 0;
        var until = 0;

        Asking(article, () => whole++);
        Assert.Throws<OperationCanceledException>(() => Asking(article, () =>
        {
            if (++until == at)
            {
                throw new OperationCanceledException();
            }
        }));

        Assert.Equal(300, whole);
        Assert.Equal(at, until);
    }

    [Fact]
    public void A_reading_whose_reader_has_gone_ends()
    {
        Assert.Throws<OperationCanceledException>(() => Extracted("It is 40 km away.", new CancellationToken(canceled: true)));
    }

    private static (long Bytes, double Seconds) Cost(string text)
    {
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Extracted(text);
        return (GC.GetAllocatedBytesForCurrentThread() - before, watch.Elapsed.TotalSeconds);
    }

    [Fact]
    public void Beyond_the_most_values_are_counted_and_told_with_the_words_to_go_on_from()
    {
        var article = new Article("a.txt", Numbers(300), null, null, null, null);

        var result = AtMost(200, article);

        Assert.Equal(200, result.Proposals.Count);
        Assert.Equal(100, result.Rest!.Figures);
        var goesOn = article.Text.IndexOf(" 200 km", StringComparison.Ordinal) + 1;
        Assert.Equal(new TextSpan(goesOn, 6), result.Rest.First);
        Assert.Equal(1290, goesOn);
        var finding = result.Rest.ToFinding(article, result.Proposals.Count, new Place("a.txt"), "…");
        Assert.Equal(FindingSeverity.Remark, finding.Severity);
        Assert.Equal($"The first 200 values are proposed; 100 more stand behind them, from character 1,291 on: \"200 km 201 km 202 km 203 km 204 km 205\".", finding.Message);
        Assert.Null(AtMost(300, article).Rest);
    }

    [Fact]
    public void Read_on_from_the_words_that_are_named_the_rest_is_proposed_as_it_would_have_been()
    {
        var text = Numbers(300);
        var whole = AtMost(1000, new Article("a.txt", text, null, null, null, null));
        var first = AtMost(200, new Article("a.txt", text, null, null, null, null));

        var rest = AtMost(1000, new Article("a.txt", text[first.Rest!.First.Start..], null, null, null, null));

        Assert.Equal(whole.Proposals.Select(proposal => proposal.Value), first.Proposals.Concat(rest.Proposals).Select(proposal => proposal.Value), StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_said_again_is_marked_beyond_the_most_too()
    {
        var article = new Article("a.txt", "The S-400 engages targets at a distance of 400 km. It is 12 m long. It is 13 m high. The S-400 engages targets at a distance of 400 km, he said.", null, null, null, null);

        var result = AtMost(2, article);

        Assert.Equal(1, result.Rest!.Figures);
        Assert.Equal(article.Text.LastIndexOf("400 km", StringComparison.Ordinal), Assert.Single(result.Proposals[0].AlsoAt).Start);
    }

    // An article of one sentence without an end: what is quoted is the words around the value.
    [Fact]
    public void In_a_text_of_numbers_alone_each_quotation_is_short_and_stands_in_it_word_for_word()
    {
        var article = new Article("a.txt", Numbers(20_000), null, null, null, null);

        var proposals = AtMost(100, article).Proposals;

        Assert.All(proposals, proposal =>
        {
            Assert.InRange(proposal.Quotation.Length, 10, 350);
            Assert.Contains(proposal.Quotation, article.Text, StringComparison.Ordinal);
            Assert.Equal(proposal.Value, article.Text.Substring(proposal.At.Start, proposal.At.Length));
            Assert.Contains(proposal.Value, proposal.Quotation, StringComparison.Ordinal);
        });
    }

    // A value said again took a copy of all its places before it: 10 GB for a text of a million letters.
    [Fact]
    public void A_value_said_ten_thousand_times_is_one_proposal_and_takes_no_more_memory_than_its_places()
    {
        var once = Allocated(1_000);
        var ten = Allocated(10_000);

        Assert.True(ten < 12 * once, $"{once:N0} bytes for a thousand, {ten:N0} for ten thousand.");
    }

    private static long Allocated(int times)
    {
        var article = new Article("a.txt", string.Concat(Enumerable.Repeat("A distance of 400 km. ", times)), null, null, null, null);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var proposal = Assert.Single(AtMost(Extractor.UsualMost, article).Proposals);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(times - 1, proposal.AlsoAt.Count);
        return allocated;
    }

    private static string Numbers(int count) => string.Join(' ', Enumerable.Range(0, count).Select(number => $"{number} km")) + ".";

    private static List<string> Values(string sentence, ProposalKind kind) => [.. Proposals(sentence).Where(proposal => proposal.Kind == kind).Select(proposal => proposal.Value)];

    private static IReadOnlyList<Proposal> Proposals(string text) => Extracted(text).Proposals;

    private static IReadOnlyList<SpokenSentence> Sentences(string text) => Extracted(text).Sentences;

    private static ExtractionResult Extracted(string text, CancellationToken stop = default) => Extracted(new Article("a.txt", text.ReplaceLineEndings("\n"), null, null, null, null), Extractor.UsualMost, stop);

    private static ExtractionResult AtMost(int most, Article article) => Extracted(article, most, TestContext.Current.CancellationToken);

    private static ExtractionResult Extracted(Article article, int most, CancellationToken stop) => Extractor.Read(article, Published, Ledger.Empty, Shipped.Value, most, stop);

    private static void Asking(Article article, Action ask) => Extractor.Read(article, Published, Ledger.Empty, Shipped.Value, Extractor.UsualMost, ask);

    private static SourceDocument Published => new("tass-2020-03-16", "TASS", "A test", PartialDate.TryParse(Day)!, "stated", null, "TASS", null, new Place("a.txt"));
}
