if (args is ["replay", .. var replay]) return await ArxivBot.Reliability.Replay.ReplayCommand.RunAsync(replay);
Console.Error.WriteLine("usage: see docs/reliability.md");
return 2;
