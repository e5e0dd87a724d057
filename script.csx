public class Script : ScriptBase
{
    public override Task<HttpResponseMessage> ExecuteAsync()
    {
        return Context.SendAsync(Context.Request, CancellationToken);
    }
}
