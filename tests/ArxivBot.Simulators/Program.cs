using System.CommandLine;
using ArxivBot.Simulators.Arxiv;

var root = new RootCommand("Loopback servers that behave, and misbehave, like the services ArxivBot talks to.")
{
    ArxivCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
