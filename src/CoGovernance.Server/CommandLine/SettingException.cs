namespace CoGovernance.Server.CommandLine;

/// <summary>A setting of the configuration that the program cannot start with; the message names it.</summary>
internal sealed class SettingException(string message) : Exception(message);
