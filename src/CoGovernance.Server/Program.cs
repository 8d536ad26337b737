using CoGovernance.Server.CommandLine;

return await Verbs.RunAsync(args);
