using Rampart.Coverage;

namespace Rampart.Answers.Coverage;

/// <summary>The courses of a target by their words.</summary>
internal static class CourseWord
{
    public static string Of(Course course) => course.ToString().ToLowerInvariant();

    /// <exception cref="UsageException">It names none.</exception>
    public static Course Of(string text)
    {
        foreach (var course in Enum.GetValues<Course>())
        {
            if (string.Equals(text, Of(course), StringComparison.OrdinalIgnoreCase))
            {
                return course;
            }
        }

        throw new UsageException($"\"{text}\" is no course.", "Such as --course closing; else crossing or receding.");
    }
}
