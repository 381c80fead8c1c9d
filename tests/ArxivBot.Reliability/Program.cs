Console.Error.WriteLine("usage: see docs/reliability.md");
return 2;
