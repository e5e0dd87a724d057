namespace ConnectorScriptHost;

internal static class Text
{
    private const int LongestLength = 8 * 1024;

    /// <summary>A text that a script made, for a log line or a message: long ones are cut.</summary>
    public static string Shorten(string text)
    {
        return text.Length <= LongestLength ? text : $"{text[..LongestLength]}… ({text.Length} characters)";
    }
}
