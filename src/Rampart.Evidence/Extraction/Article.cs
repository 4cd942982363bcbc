using NodaTime;

namespace Rampart.Evidence.Extraction;

/// <summary>An article as it is searched: its text, and what the file says of itself.</summary>
/// <param name="FileName">The file's name without its folder.</param>
/// <param name="Text">The text; of a page only what a reader sees of it.</param>
/// <param name="Title">The headline, if the file has one.</param>
/// <param name="Publisher">Who published it, where the page says so.</param>
/// <param name="Published">The day of publication, where the page says so.</param>
/// <param name="PublishedKnown">Where that day stands.</param>
public sealed record Article(string FileName, string Text, string? Title, string? Publisher, LocalDate? Published, string? PublishedKnown);
