import NablaEngine
import Testing

@Test func valuesLieInMemoryAsTheMachineAssumes() {
  #expect(MachineLayout.verify())
}
