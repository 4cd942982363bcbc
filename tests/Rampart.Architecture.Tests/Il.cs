using System.Buffers.Binary;
using System.Reflection.Emit;

namespace Rampart.Architecture.Tests;

/// <summary>Walks the instructions of a method body and gives the metadata tokens in them.</summary>
internal static class Il
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    public static IEnumerable<int> Tokens(byte[] body)
    {
        var at = 0;
        while (at < body.Length)
        {
            short value = body[at++];
            if (value == 0xFE)
            {
                value = unchecked((short)(0xFE00 | body[at++]));
            }

            var code = Codes[value];
            switch (code.OperandType)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at += 1;
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at)));
                    break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at));
                    at += 4;
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }
}
