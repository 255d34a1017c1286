return await ReviewBot.CommandLine.ReviewBotCommand.RunAsync(args);
