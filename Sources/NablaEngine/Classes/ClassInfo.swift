import NablaSyntax

/// Who may use a member of a class.
package enum MemberAccess: Equatable {
  case everyone
  /// Methods of the class and of those derived from it.
  case derived
  /// Methods of the class.
  case own
  /// Methods of the classes named, and of the class itself.
  case classes([String])
  /// Nobody: `SetAccess = immutable` outside of the constructor.
  case constructor

  /// As error messages say it.
  var text: String {
    switch self {
    case .everyone: "public"
    case .derived, .classes: "protected"
    case .own: "private"
    case .constructor: "immutable"
    }
  }
}

/// A property of a class, as the class or one of its ancestors declares it.
package final class PropertyInfo {
  package let name: String
  /// The name of the class that declares it.
  package let owner: String
  package var getAccess = MemberAccess.everyone
  package var setAccess = MemberAccess.everyone
  package var isConstant = false
  package var isDependent = false
  package var isHidden = false
  package var isAbstract = false
  /// The expression behind `=`, as a function without arguments.
  var defaultCode: FunctionCode?
  /// The value of a constant, or the default once evaluated.
  var defaultValue: Value?
  var getter: FunctionCode?
  var setter: FunctionCode?
  /// `(1,:) double {mustBePositive}`: checked at every assignment.
  var validation: ArgumentsBlock.Entry?
  /// Validators as handles, made at the first assignment.
  var validators: [FunctionCode] = []
  /// Its place among the values of an object; -1 for constant and dependent ones.
  package internal(set) var slot = -1

  init(_ name: String, owner: String) {
    self.name = name
    self.owner = owner
  }
}

/// A method of a class, as the class or one of its ancestors defines it.
package final class MethodInfo {
  package let name: String
  /// The name of the class that defines it.
  package let owner: String
  package var access = MemberAccess.everyone
  package var isStatic = false
  package var isAbstract = false
  package var isHidden = false
  package var isSealed = false
  /// `delete` of a handle class: afterwards the object is not valid.
  var isDestructor = false
  /// Nil for an abstract one, and for one whose file has not been found.
  package internal(set) var function: FunctionReference?

  package init(_ name: String, owner: String, _ function: FunctionReference?) {
    self.name = name
    self.owner = owner
    self.function = function
  }
}

/// A member of an enumeration.
package final class EnumerationMember {
  package let name: String
  /// The arguments of the constructor, each as a function without arguments.
  let arguments: [FunctionCode]
  var value: Value?
  init(_ name: String, _ arguments: [FunctionCode]) {
    self.name = name
    self.arguments = arguments
  }
}

/// A class: what its definition says, with everything it inherits written out.
package final class ClassInfo {
  package enum Style {
    /// A `classdef` file.
    case definition
    /// A folder `@NAME` with methods, whose constructor calls `class (s, "NAME")`.
    case folder
    /// Written in Swift.
    case native
  }

  package let name: String
  package let style: Style
  /// Direct superclasses, without `handle`.
  package internal(set) var parents: [ClassInfo] = []
  package var isHandle = false
  package internal(set) var isAbstract = false
  package internal(set) var isSealed = false
  package internal(set) var isHidden = false
  /// In the order of declaration, own ones first.
  package internal(set) var properties: [PropertyInfo] = []
  private var propertyIndex: [String: PropertyInfo] = [:]
  package internal(set) var methods: [String: MethodInfo] = [:]
  /// Nil: objects are made from the defaults alone.
  package internal(set) var constructor: FunctionCode?
  var constructorAccess = MemberAccess.everyone
  package internal(set) var enumeration: [EnumerationMember] = []
  package internal(set) var events: [String] = []
  /// Where property values stand in an object.
  package internal(set) var fields = FieldTable.none
  package internal(set) var file: CodeFile?
  package internal(set) var definition: ClassDefinition?
  /// Superclasses whose constructor the own constructor calls by `obj@Super (...)`.
  var explicitParents: Set<String> = []
  /// An object with every default, once they have been evaluated.
  var prototype: StructArray?
  /// Folder classes: names that are no methods, and the epoch of the function table when they and
  /// those of `methods` were looked up.
  var missing: Set<String> = []
  var foundEpoch = -1
  /// Of a handle class with a `delete` method: where objects wait for it that went.
  var destructors: CleanupQueue?
  /// The record of a class written in Swift.
  package internal(set) var native: NativeClass?
  package var help: String? { definition?.help }

  package init(_ name: String, _ style: Style) {
    self.name = name
    self.style = style
  }

  package func property(_ name: String) -> PropertyInfo? { propertyIndex[name] }

  /// What `properties` and display list, by name.
  package var publicPropertyNames: [String] {
    if let native { return native.propertyNames }
    return properties.filter { $0.getAccess == .everyone && !$0.isHidden }.map(\.name).sorted()
  }

  func add(_ p: PropertyInfo) {
    if propertyIndex[p.name] == nil { properties.append(p) } else {
      properties = properties.map { $0.name == p.name ? p : $0 }
    }
    propertyIndex[p.name] = p
  }

  /// Is this the class of that name, or derived from it?
  package func isA(_ other: String) -> Bool {
    if name == other { return true }
    if other == "handle", isHandle { return true }
    for p in parents where p.isA(other) { return true }
    return false
  }

  /// The ancestor of that name, or the class itself.
  package func ancestor(_ other: String) -> ClassInfo? {
    if name == other { return self }
    for p in parents { if let found = p.ancestor(other) { return found } }
    return nil
  }

  /// The last part of the name: what the constructor is called.
  package var shortName: String {
    guard let dot = name.lastIndex(of: ".") else { return name }
    return String(name[name.index(after: dot)...])
  }
}

/// What a step of a chain such as `Name.member (...)` or `obj.method (...)` has found so far; it
/// stands in a register as a function value until the chain is complete.
package enum PendingReference {
  /// `obj.method`, before its arguments.
  case method(ObjectValue, MethodInfo)
  /// `Name` of a class, before a static member.
  case type(ClassInfo)
  /// `Name.method`, before its arguments.
  case staticMethod(MethodInfo)
  /// Steps of a chain whose class has a `subsref` of its own, which takes them all at once.
  case chain(ObjectValue, [Indexing.Accessor])
  /// `obj@Super`: the constructor of a superclass for the object in the variable `obj`.
  case superConstructor(ClassInfo, variable: String)
  /// `method@Super`.
  case superMethod(ClassInfo, String)
}
