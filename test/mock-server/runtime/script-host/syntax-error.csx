
// Line 1 is blank on purpose: the lines of an error are those of this file.
public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var name = "unfinished"
        return Unknown(name);
    }
}
