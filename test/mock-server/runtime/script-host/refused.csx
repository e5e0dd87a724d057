using System.Net.Sockets;
using System.Globalization;
using Culture = System.Globalization.CultureInfo;

public class Script : ScriptBase
{
    // System.Reflection in a comment, and "System.Data" in a string, are not code.
    private const string Text = "System.Data.DataTable";

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var text = File.ReadAllText("/etc/hostname");
        Thread.Sleep(10);
        var client = new HttpClient();
        var files = new DirectoryInfo("/");
        var assembly = GetType().Assembly;
        var key = Environment.GetEnvironmentVariable("PATH");
        using (var reader = new StreamReader("/etc/hostname"))
        {
        }
        var socket = new System.Net.Sockets.TcpClient();
        var list = new System.Collections.Concurrent.ConcurrentBag<int>();
        Process.Start("ls");
        await Task.Delay(1).ConfigureAwait(false);
        var query = HttpUtility.ParseQueryString("a=1");
        query["a"] = GetType().Name;
        var request = new HttpRequestMessage(HttpMethod.Get, "https://example.org");
        return await Context.SendAsync(request, CancellationToken).ConfigureAwait(false);
    }
}
