namespace ConnectorScriptHost;

/// <summary>
/// Adds threads to the pool when its work stands still. A script that waits by .Result or Thread.Sleep holds its thread,
/// while the answer that it waits for needs another; the pool by itself adds one or two a second, too few for the time
/// limit of a call.
/// </summary>
internal static class StarvationWatch
{
    private const int FewestThreads = 4;
    private const int MostThreads = 512;
    private const int ThreadsAddedAtOnce = 32;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    /// <param name="isIdle">Whether no call is open: then the pool may shrink again.</param>
    public static void Start(Func<bool> isIdle)
    {
        var threads = Math.Max(FewestThreads, Environment.ProcessorCount);
        ThreadPool.SetMinThreads(threads, FewestThreads);
        new Thread(() => Watch(isIdle, threads)) { IsBackground = true, Name = "starvation watch" }.Start();
    }

    private static void Watch(Func<bool> isIdle, int fewest)
    {
        var threads = fewest;
        var completed = 0L;
        while (true)
        {
            Thread.Sleep(s_interval);
            var isStill = ThreadPool.CompletedWorkItemCount == completed && ThreadPool.PendingWorkItemCount > 0;
            completed = ThreadPool.CompletedWorkItemCount;
            var wanted = isStill ? Math.Min(threads + ThreadsAddedAtOnce, MostThreads) : isIdle() ? fewest : threads;
            if (wanted != threads)
            {
                ThreadPool.SetMinThreads(threads = wanted, FewestThreads);
            }
        }
    }
}
