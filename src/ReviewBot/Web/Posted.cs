using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace ReviewBot.Web;

/// <summary>What somebody sends to have it looked at. It is read into memory, never onto a disk, and forgotten with the answer.</summary>
internal sealed class Posted
{
    /// <summary>Most bytes that are read.</summary>
    public const int Most = 256 * 1024;

    private readonly IFormCollection fields;

    private Posted(IFormCollection fields, byte[] file) => (this.fields, File) = (fields, file);

    /// <summary>The uploaded file; empty where there is none.</summary>
    public byte[] File { get; }

    /// <summary>What tells the host to refuse more.</summary>
    public static IRequestSizeLimitMetadata Limit { get; } = new Limited(Most);

    /// <summary>A field; empty where there is none.</summary>
    public string this[string name] => fields[name].ToString();

    /// <summary>Reads a request.</summary>
    /// <exception cref="BadHttpRequestException">It is too large, or no form.</exception>
    public static async Task<Posted> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            throw new BadHttpRequestException("no form", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            var fields = await context.Request.ReadFormAsync(
                new FormOptions { MemoryBufferThreshold = Most, BufferBodyLengthLimit = Most, MultipartBodyLengthLimit = Most, ValueLengthLimit = Most, ValueCountLimit = 64 },
                context.RequestAborted);
            using var content = new MemoryStream();
            foreach (var file in fields.Files)
            {
                await file.CopyToAsync(content, context.RequestAborted);
            }

            return new Posted(fields, content.ToArray());
        }
        catch (InvalidDataException)
        {
            throw new BadHttpRequestException("no form that can be read", StatusCodes.Status400BadRequest);
        }
    }

    private sealed record Limited(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
