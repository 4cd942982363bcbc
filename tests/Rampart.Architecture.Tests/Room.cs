using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Rampart.Architecture.Tests;

/// <summary>One compiled assembly, read as metadata: what it references, and from where.</summary>
internal sealed class Room : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public Room(string name)
    {
        Name = name;
        Path = System.IO.Path.Combine(AppContext.BaseDirectory, name + ".dll");
        _file = new PEReader(File.OpenRead(Path));
        _metadata = _file.GetMetadataReader();
    }

    public string Name { get; }

    public string Path { get; }

    public IReadOnlyList<string> References => [.. _metadata.AssemblyReferences.Select(handle => _metadata.GetString(_metadata.GetAssemblyReference(handle).Name))];

    /// <summary>Full names of the types of other assemblies that are referenced anywhere.</summary>
    public IReadOnlyList<string> ForeignTypes => [.. _metadata.TypeReferences.Select(NameOf)];

    /// <summary>Type and member of every member of another assembly that is referenced anywhere, as Type.Member.</summary>
    public IReadOnlyList<string> ForeignMembers => [.. _metadata.MemberReferences.Select(handle => Member(handle))];

    /// <summary>The room of a name, if it has been built.</summary>
    public static bool Exists(string name) => File.Exists(System.IO.Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    /// <summary>Types and members that the method bodies of a namespace refer to, each with the method that does.</summary>
    public IEnumerable<(string Method, string Reference)> UsesIn(string inNamespace)
    {
        foreach (var handle in _metadata.MethodDefinitions)
        {
            var method = _metadata.GetMethodDefinition(handle);
            var type = NameOf(method.GetDeclaringType());
            if (!type.StartsWith(inNamespace + ".", StringComparison.Ordinal) || method.RelativeVirtualAddress == 0)
            {
                continue;
            }

            var name = $"{type}.{_metadata.GetString(method.Name)}";
            var body = _file.GetMethodBody(method.RelativeVirtualAddress);
            foreach (var token in Il.Tokens(body.GetILBytes()!))
            {
                foreach (var reference in Named(MetadataTokens.EntityHandle(token)))
                {
                    yield return (name, reference);
                }
            }

            if (!body.LocalSignature.IsNil)
            {
                foreach (var local in _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(new Namer(this), null))
                {
                    yield return (name, local);
                }
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private IEnumerable<string> Named(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                var method = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return [$"{NameOf(method.GetDeclaringType())}.{_metadata.GetString(method.Name)}"];
            case HandleKind.FieldDefinition:
                var field = _metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return [$"{NameOf(field.GetDeclaringType())}.{_metadata.GetString(field.Name)}"];
            case HandleKind.MemberReference:
                return [Member((MemberReferenceHandle)handle)];
            case HandleKind.MethodSpecification:
                var generic = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                return [.. Named(generic.Method), .. generic.DecodeSignature(new Namer(this), null)];
            case HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification:
                return [TypeName(handle)];
            default:
                return [];
        }
    }

    private string Member(MemberReferenceHandle handle)
    {
        var member = _metadata.GetMemberReference(handle);
        var parent = member.Parent.Kind is HandleKind.MethodDefinition ? "?" : TypeName(member.Parent);
        return $"{parent}.{_metadata.GetString(member.Name)}";
    }

    private string TypeName(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => NameOf((TypeDefinitionHandle)handle),
        HandleKind.TypeReference => NameOf((TypeReferenceHandle)handle),
        HandleKind.TypeSpecification => _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(new Namer(this), null),
        _ => "?",
    };

    private string NameOf(TypeReferenceHandle handle)
    {
        var type = _metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf((TypeReferenceHandle)type.ResolutionScope)}+{_metadata.GetString(type.Name)}"
            : $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return type.IsNested ? $"{NameOf(type.GetDeclaringType())}+{_metadata.GetString(type.Name)}" : $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
    }

    /// <summary>Writes types of signatures as their full names, generic arguments in angle brackets.</summary>
    private sealed class Namer(Room room) : ISignatureTypeProvider<string, object?>
    {
        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => room.NameOf(handle);

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => room.NameOf(handle);

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public string GetGenericInstantiation(string genericType, System.Collections.Immutable.ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(',', typeArguments)}>";

        public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[,]";

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetByReferenceType(string elementType) => elementType + "&";

        public string GetPointerType(string elementType) => elementType + "*";

        public string GetPinnedType(string elementType) => elementType;

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => "function pointer";

        public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

        public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();
    }
}
