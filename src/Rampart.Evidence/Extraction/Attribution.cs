namespace Rampart.Evidence.Extraction;

/// <summary>The words of a sentence that say who speaks: "Chemezov said on Monday", "according to the ministry".</summary>
/// <param name="Phrase">The speaker as written: a name, a role, a pronoun.</param>
/// <param name="Verb">How it is handed on; empty for "according to".</param>
/// <param name="Start">Where the words begin in the sentence.</param>
/// <param name="End">Where they end, with the date of the speech if they hold it.</param>
/// <param name="Said">The date of the speech, if the words hold it.</param>
internal sealed record Attribution(string Phrase, string Verb, int Start, int End, Mention? Said);

/// <summary>A sentence with who said it and when; narrator and the document's date where nobody is named.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Speaker">Who said it; null for the document's own voice.</param>
/// <param name="Said">When; <c>../DATE</c> where only the document's date bounds it.</param>
/// <param name="Words">The words that say who speaks, where this sentence holds them.</param>
internal sealed record Statement(Sentence Sentence, Speaker? Speaker, string Said, Attribution? Words);
