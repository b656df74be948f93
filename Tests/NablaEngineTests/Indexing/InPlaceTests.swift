import NablaEngine
import Testing

/// What is owned alone is changed in place: no array storage is copied on the way.
@Suite(.serialized) struct InPlaceTests {
  private func copies(_ body: () throws -> Void) rethrows -> Int {
    let before = CopyCounter.count
    try body()
    return CopyCounter.count - before
  }

  private func zeros(_ rows: Int, _ columns: Int) throws -> Value {
    .double(try Tensor<Double>(Dims(rows, columns)))
  }

  private func at(_ i: Int) -> [Value] { [.scalar(Double(i))] }

  @Test func elementOfVector() throws {
    var x = try zeros(1, 100)
    let n = try copies {
      for i in 1...100 { try Indexing.assign(&x, at(i), .scalar(Double(i))) }
    }
    #expect(n == 0)
    #expect(try Indexing.index(x, at(7)).realScalar == 7)
  }

  @Test func sharedArrayIsCopiedOnce() throws {
    var x = try zeros(1, 10)
    let y = x
    let n = try copies {
      for i in 1...10 { try Indexing.assign(&x, at(i), .scalar(1)) }
    }
    #expect(n == 1)
    #expect(try Indexing.index(y, at(3)).realScalar == 0)
  }

  @Test func appendingIsAmortised() throws {
    var x = Value.emptyMatrix
    var c = Value.undefined
    for i in 1...3 {
      try Indexing.assign(&x, at(i), .scalar(1))
      try Indexing.cellAssign(&c, at(i), .scalar(1))
    }
    let n = try copies {
      for i in 4...5000 {
        try Indexing.assign(&x, at(i), .scalar(Double(i)))
        try Indexing.cellAssign(&c, at(i), .scalar(Double(i)))
      }
    }
    #expect(n == 0)
    #expect(x.count == 5000)
    #expect(c.count == 5000)
  }

  @Test func deepPath() throws {
    // net.layers{2}.k{1}{3}(2) = v, again and again
    var net = Value.undefined
    let path: [Indexing.Accessor] = [
      .field("layers"), .brace(at(2)), .field("k"), .brace(at(1)), .brace(at(3)), .paren(at(2)),
    ]
    try Indexing.assignPath(&net, path[...], .scalar(1))
    try Indexing.assignPath(&net, path.dropLast(), try zeros(100, 100))
    let n = try copies {
      for i in 1...50 { try Indexing.assignPath(&net, path[...], .scalar(Double(i))) }
    }
    #expect(n == 0)
  }

  @Test func structArrayElement() throws {
    var s = Value.undefined
    let path: [Indexing.Accessor] = [.paren(at(2)), .field("x"), .paren(at(3))]
    try Indexing.assignPath(&s, path[...], .scalar(1))
    try Indexing.assignPath(&s, path.dropLast(), try zeros(50, 50))
    let n = try copies {
      for i in 1...50 { try Indexing.assignPath(&s, path[...], .scalar(Double(i))) }
    }
    #expect(n == 0)
    #expect(s.count == 2)
  }

  @Test func anErrorChangesNothing() throws {
    var s = Value.undefined
    try Indexing.assignPath(&s, [.field("a"), .brace(at(2))][...], .scalar(7))
    #expect(throws: NablaError.self) {
      try Indexing.assignPath(&s, [.field("a"), .brace(at(2)), .field("b")][...], .scalar(1))
    }
    #expect(throws: NablaError.self) {
      try Indexing.assignPath(&s, [.field("z"), .paren(at(0))][...], .scalar(1))
    }
    let a = try Indexing.field(s, "a")
    #expect(try Indexing.cellIndex(a[0], at(2)).first?.realScalar == 7)
    #expect(throws: NablaError.self) { try Indexing.field(s, "z") }
  }

  @Test func removingFromTheEnd() throws {
    var x = try zeros(1, 1000)
    let n = try copies {
      for i in stride(from: 1000, to: 2, by: -1) { try Indexing.delete(&x, at(i)) }
    }
    #expect(n == 0)
    #expect(x.count == 2)
  }
}
