public class Script : ScriptBase
{
    private static int tokensCancelled;

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        if (Context.OperationId == "Providers")
        {
            Context.Logger.LogInformation("waiting");
            try
            {
                await Task.Delay(-1, CancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref tokensCancelled);
            }
        }
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(tokensCancelled.ToString()) };
    }
}
