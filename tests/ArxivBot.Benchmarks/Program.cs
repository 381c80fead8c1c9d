using ArxivBot.Benchmarks.Load;
using BenchmarkDotNet.Running;

if (args is ["load", .. var rest])
    return await LoadRun.RunAsync(rest);
BenchmarkSwitcher.FromAssembly(typeof(LoadRun).Assembly).Run(args);
return 0;
