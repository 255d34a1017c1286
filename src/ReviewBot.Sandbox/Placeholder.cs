namespace ReviewBot.Sandbox;

internal static class Placeholder;
