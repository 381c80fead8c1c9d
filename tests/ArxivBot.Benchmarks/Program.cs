using ArxivBot.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["load", .. var rest])
    return LoadRun.Run(rest);
BenchmarkSwitcher.FromAssembly(typeof(LoadRun).Assembly).Run(args);
return 0;
