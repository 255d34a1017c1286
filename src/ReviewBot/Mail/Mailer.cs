using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Mail;

/// <summary>A mail in plain text.</summary>
/// <param name="To">Address.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Text">Body.</param>
/// <param name="Key">The same for the same mail; becomes its message id.</param>
internal sealed record OutgoingMail(string To, string Subject, string Text, string Key);

/// <summary>What became of a mail.</summary>
internal enum MailOutcome
{
    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>It certainly did not go out, and may be tried again.</summary>
    NotSent,

    /// <summary>Nobody knows; it is not sent a second time.</summary>
    Unknown,
}

/// <summary>Sends mail by SMTP.</summary>
internal sealed partial class Mailer(SettingsStore settings, TimeProvider time, ILogger<Mailer> logger)
{
    private const int TimeoutMilliseconds = 30_000;

    /// <summary>Whether a server is configured.</summary>
    public bool IsConfigured => settings.Current.Values.Mail.Host is { Length: > 0 };

    /// <summary>Sends one mail.</summary>
    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var loaded = settings.Current;
        var s = loaded.Values.Mail;
        var sending = false;
        try
        {
            using var message = Compose(mail, s.From!);
            using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
            await client.ConnectAsync(s.Host!, s.Port, Security(s), cancellationToken);
            if (s.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, Password(loaded, s), cancellationToken);
            }

            sending = true;
            await client.SendAsync(message, cancellationToken);
            await client.DisconnectAsync(true, cancellationToken);
            return MailOutcome.Sent;
        }
        catch (SmtpCommandException e)
        {
            // The server has refused it in so many words.
            Log.Refused(logger, (int)e.StatusCode);
            return MailOutcome.NotSent;
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException or SslHandshakeException or ProtocolException or ServiceNotConnectedException or NotSupportedException or TimeoutException or ParseException or UnauthorizedAccessException)
        {
            Log.Failed(logger, e.GetType().Name);
            return sending ? MailOutcome.Unknown : MailOutcome.NotSent;
        }
    }

    private static SecureSocketOptions Security(MailSettings s) => (s.Port, s.RequireTls) switch
    {
        (465, _) => SecureSocketOptions.SslOnConnect,
        (_, true) => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };

    private static string Password(LoadedSettings loaded, MailSettings s) =>
        s.PasswordFile is { Length: > 0 } file ? File.ReadAllText(Path.GetFullPath(file, loaded.Folder)).Trim() : "";

    private MimeMessage Compose(OutgoingMail mail, string from)
    {
        var sender = MailboxAddress.Parse(from);
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = time.GetUtcNow(),
            MessageId = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{mail.Key} {mail.To}")))[..32]}@{sender.Domain}",
            Body = new TextPart("plain") { Text = mail.Text },
        };
        message.From.Add(sender);
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A mail was refused by the server of Mail:Host (status {Status}).")]
        public static partial void Refused(ILogger logger, int status);

        [LoggerMessage(2, LogLevel.Warning, "A mail could not be sent by the server of Mail:Host: {Problem}. Mail:Port, Mail:RequireTls, Mail:User and Mail:PasswordFile may say why.")]
        public static partial void Failed(ILogger logger, string problem);
    }
}
